package io.millrace.trainer.learning.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.millrace.trainer.learning.Digest;
import io.millrace.trainer.learning.LearnerOptionsException;
import java.nio.FloatBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file of a classifier or regressor, ready to run. Its one input is a tensor of floats, a row of them; of its outputs the one called
 * {@code probabilities} counts, or the first tensor of floats.
 */
final class OnnxModel {

    private static final String PREFERRED = "probabilities";

    /** What is ready, by hash: restored learners share it, and it lives as long as the process. */
    private static final Map<String, OrtSession> SESSIONS = new ConcurrentHashMap<>();

    private final String name;
    private final byte[] sha256;
    private final OrtSession session;
    private final String input;
    private final String output;

    private OnnxModel(String name, byte[] sha256, OrtSession session) throws OrtException {
        this.name = name;
        this.sha256 = sha256;
        this.session = session;
        Map<String, NodeInfo> inputs = session.getInputInfo();
        this.input = inputs.keySet().iterator().next();
        if (inputs.size() > 1 || !floats(inputs.get(input))) {
            throw new LearnerOptionsException(
                    name + " has the inputs " + inputs.keySet() + "; expected one, a tensor of floats");
        }
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        this.output = outputs.keySet().stream()
                .filter(one -> floats(outputs.get(one)))
                .min((one, other) -> Boolean.compare(other.equals(PREFERRED), one.equals(PREFERRED)))
                .orElseThrow(
                        () -> new LearnerOptionsException(
                                name + " has the outputs " + outputs.keySet()
                                        + ", and none is a tensor of floats; scikit-learn's are with 'zipmap: False' when they are exported"));
    }

    /**
     * Makes a file ready.
     *
     * @param path what it is called, for messages
     * @throws LearnerOptionsException if it is no such classifier
     */
    static OnnxModel of(byte[] file, String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        byte[] sha256 = Digest.sha256(file);
        try {
            return new OnnxModel(
                    name,
                    sha256,
                    SESSIONS.computeIfAbsent(HexFormat.of().formatHex(sha256), hash -> session(file, name)));
        } catch (OrtException e) {
            throw unreadable(name, e);
        }
    }

    private static OrtSession session(byte[] file, String name) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // one thread: who asks has its own, and sums are in one order
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(file, options);
        } catch (OrtException e) {
            throw unreadable(name, e);
        }
    }

    private static LearnerOptionsException unreadable(String name, OrtException e) {
        return new LearnerOptionsException(name + " cannot be read as an ONNX model: " + e.getMessage());
    }

    private static boolean floats(@Nullable NodeInfo node) {
        return node != null && node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT;
    }

    /**
     * Checks that it takes rows of this length, and tells this many classes apart, or says a number where there are 0.
     *
     * @throws LearnerOptionsException if not
     */
    void check(int columns, int classes) {
        double[] said;
        try {
            said = run(new double[columns]);
        } catch (IllegalStateException e) {
            throw new LearnerOptionsException(
                    name + " does not take a row of " + columns + " numbers, one for each input: " + e.getMessage());
        }
        if (classes == 0 && said.length == 1) {
            return;
        }
        if (said.length != classes && !(said.length == 1 && classes == 2)) {
            throw new LearnerOptionsException(name + " says " + said.length + " numbers under '" + output
                    + "'; expected "
                    + (classes == 0
                            ? "one, the number that is predicted"
                            : "one for each of the " + classes + " classes"));
        }
    }

    /** What it says of a row. */
    double[] run(double[] row) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            floats[i] = (float) row[i];
        }
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(floats), new long[] {1, row.length});
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            FloatBuffer said = ((OnnxTensor) result.get(0)).getFloatBuffer();
            double[] scores = new double[said.remaining()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = said.get(i);
            }
            return scores;
        } catch (OrtException e) {
            throw new IllegalStateException(name + " fails: " + e.getMessage(), e);
        }
    }

    byte[] sha256() {
        return sha256.clone();
    }

    String describe() {
        return "onnx " + name + ", sha256 " + HexFormat.of().formatHex(sha256);
    }
}
