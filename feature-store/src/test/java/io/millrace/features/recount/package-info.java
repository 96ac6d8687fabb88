/** Tests of recounts. */
@NullMarked
package io.millrace.features.recount;

import org.jspecify.annotations.NullMarked;
