/** Tests of what is read and checked beside a running monitor. */
@NullMarked
package io.millrace.drift.query;

import org.jspecify.annotations.NullMarked;
