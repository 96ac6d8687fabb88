@NullMarked
package io.millrace.trainer.learning.onnx;

import org.jspecify.annotations.NullMarked;
