/** Tests of MOA's learners behind their option strings; start at {@code MoaLearnersTest}. */
@NullMarked
package io.millrace.trainer.learning.moa;

import org.jspecify.annotations.NullMarked;
