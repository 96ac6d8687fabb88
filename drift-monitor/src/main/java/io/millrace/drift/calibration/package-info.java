/** What a monitor would have said of data that are there, as they are and with changes put into them. Pure: nothing here knows Kafka. */
@NullMarked
package io.millrace.drift.calibration;

import org.jspecify.annotations.NullMarked;
