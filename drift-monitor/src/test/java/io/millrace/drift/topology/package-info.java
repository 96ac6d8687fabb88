/** Tests of a monitor's topology without a broker; {@link io.millrace.drift.topology.ShopMonitor} is the project they run. */
@NullMarked
package io.millrace.drift.topology;

import org.jspecify.annotations.NullMarked;
