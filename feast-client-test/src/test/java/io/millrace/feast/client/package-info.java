/** Feast's Java client against a Millrace that runs beside it. */
@NullMarked
package io.millrace.feast.client;

import org.jspecify.annotations.NullMarked;
