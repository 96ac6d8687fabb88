/**
 * MOA's learners behind {@link io.millrace.trainer.learning.Learner}: the only package that imports MOA. Start reading at
 * {@link io.millrace.trainer.learning.moa.MoaLearners}.
 */
@NullMarked
package io.millrace.trainer.learning.moa;

import org.jspecify.annotations.NullMarked;
