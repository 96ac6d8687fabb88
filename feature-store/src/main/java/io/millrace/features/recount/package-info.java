/**
 * What was answered, counted again from the topics of the stations. Start with {@link io.millrace.features.recount.Recounts}.
 */
@NullMarked
package io.millrace.features.recount;

import org.jspecify.annotations.NullMarked;
