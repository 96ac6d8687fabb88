/** What a running monitor knows, for others to ask. */
@NullMarked
package io.millrace.drift.query;

import org.jspecify.annotations.NullMarked;
