/** Tests of whole applications without a broker, against an oracle and golden descriptions. */
@NullMarked
package io.millrace.features.topology;

import org.jspecify.annotations.NullMarked;
