/**
 * Watermarks and order. A channel says in band how far its event time has come; whoever reads several channels goes by the
 * minimum. Start with {@link io.millrace.runtime.progress.Sequencer}.
 */
@NullMarked
package io.millrace.runtime.progress;

import org.jspecify.annotations.NullMarked;
