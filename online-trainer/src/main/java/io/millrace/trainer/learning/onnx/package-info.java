/** Models that were trained elsewhere, as ONNX files. Nothing else touches ONNX Runtime. */
@NullMarked
package io.millrace.trainer.learning.onnx;

import org.jspecify.annotations.NullMarked;
