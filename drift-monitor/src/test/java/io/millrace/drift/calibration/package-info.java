@NullMarked
package io.millrace.drift.calibration;

import org.jspecify.annotations.NullMarked;
