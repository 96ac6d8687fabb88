/** Tests of a model's topology without a broker; {@link io.millrace.trainer.topology.ShopModel} is the project they run. */
@NullMarked
package io.millrace.trainer.topology;

import org.jspecify.annotations.NullMarked;
