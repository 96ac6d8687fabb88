/**
 * The state of a model outside its topology: read from the stores, or rebuilt from the log. Start with
 * {@link io.millrace.trainer.query.ModelReplay}.
 */
@NullMarked
package io.millrace.trainer.query;

import org.jspecify.annotations.NullMarked;
