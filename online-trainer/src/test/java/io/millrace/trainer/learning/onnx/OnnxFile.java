package io.millrace.trainer.learning.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Files of linear classifiers, {@code softmax(x W + b)}, in ONNX's protobuf (onnx.proto3 of version 1.12): the numbers below are those
 * of its fields.
 */
final class OnnxFile {

    private static final int FLOAT = 1;
    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;

    private OnnxFile() {}

    private interface Part {
        void write(CodedOutputStream out) throws IOException;
    }

    /**
     * A file.
     *
     * @param weights by input, then by class
     * @param bias by class
     */
    static byte[] linear(float[][] weights, float[] bias) {
        int inputs = weights.length;
        int classes = bias.length;
        float[] flat = new float[inputs * classes];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = weights[i / classes][i % classes];
        }
        byte[] graph = message(out -> {
            out.writeByteArray(1, node("Gemm", "logits", "x", "W", "b"));
            out.writeByteArray(1, node("Softmax", "probabilities", "logits"));
            out.writeString(2, "linear");
            out.writeByteArray(5, tensor("W", flat, inputs, classes));
            out.writeByteArray(5, tensor("b", bias, classes));
            out.writeByteArray(11, value("x", inputs));
            out.writeByteArray(12, value("probabilities", classes));
        });
        return message(out -> {
            out.writeInt64(1, IR_VERSION);
            out.writeByteArray(7, graph);
            out.writeByteArray(8, message(opset -> opset.writeInt64(2, OPSET)));
        });
    }

    private static byte[] node(String operator, String output, String... inputs) {
        return message(out -> {
            for (String input : inputs) {
                out.writeString(1, input);
            }
            out.writeString(2, output);
            out.writeString(4, operator);
        });
    }

    private static byte[] tensor(String name, float[] values, int... dimensions) {
        return message(out -> {
            for (int dimension : dimensions) {
                out.writeInt64(1, dimension);
            }
            out.writeInt32(2, FLOAT);
            for (float value : values) {
                out.writeFloat(4, value);
            }
            out.writeString(8, name);
        });
    }

    /** A tensor of one row. */
    private static byte[] value(String name, int columns) {
        byte[] shape = message(out -> {
            for (int dimension : new int[] {1, columns}) {
                out.writeByteArray(1, message(one -> one.writeInt64(1, dimension)));
            }
        });
        byte[] type = message(out -> {
            out.writeInt32(1, FLOAT);
            out.writeByteArray(2, shape);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(tensor -> tensor.writeByteArray(1, type)));
        });
    }

    private static byte[] message(Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            part.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
