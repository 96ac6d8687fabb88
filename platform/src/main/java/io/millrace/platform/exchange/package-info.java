/** What every route needs: requests read, vectors had, answers and failures written. */
@NullMarked
package io.millrace.platform.exchange;

import org.jspecify.annotations.NullMarked;
