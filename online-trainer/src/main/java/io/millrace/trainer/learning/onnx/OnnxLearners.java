package io.millrace.trainer.learning.onnx;

import io.millrace.runtime.project.Model;
import io.millrace.trainer.learning.Algorithm;
import io.millrace.trainer.learning.Column;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.Learner;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import io.millrace.trainer.learning.PreparedLearner;
import io.millrace.trainer.learning.UnreadableStateException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Classifiers and regressors that were trained elsewhere and come as a file in the Open Neural Network Exchange format (onnx.ai), by the option string
 * {@code onnx <path>}. They learn nothing: what they say is a function of the inputs. Their saved bytes are the file's SHA-256.
 */
public final class OnnxLearners implements LearnerFactory {

    private final Function<String, byte[]> files;
    /** By path: a file is read once, so one that is replaced while a process runs counts from its next start on. */
    private final Map<String, OnnxModel> models = new ConcurrentHashMap<>();

    /**
     * A factory.
     *
     * @param files reads the file at a path; may throw a {@link LearnerOptionsException}
     */
    public OnnxLearners(Function<String, byte[]> files) {
        this.files = files;
    }

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(Model.ONNX)));
    }

    @Override
    public Learner create(LearnerSpec spec, InputSchema schema) {
        return PreparedLearner.create(
                schema,
                spec.preparation(),
                columns -> algorithm(spec, columns, schema.classes().size()));
    }

    @Override
    public Learner restore(LearnerSpec spec, InputSchema schema, byte[] saved) {
        return PreparedLearner.restore(schema, spec.preparation(), saved, (columns, bytes) -> {
            Algorithm here = algorithm(spec, columns, schema.classes().size());
            if (!Arrays.equals(here.save(), bytes)) {
                throw new UnreadableStateException("the file of '" + here.describe()
                        + "' is not the one that answered until now; give the new one a learner's name of its own");
            }
            return here;
        });
    }

    private Algorithm algorithm(LearnerSpec spec, List<Column> columns, int classes) {
        String path = spec.options().strip().substring(Model.ONNX.length()).strip();
        if (path.isEmpty()) {
            throw new LearnerOptionsException(
                    "'" + Model.ONNX + "' without a file; expected 'onnx: <path of the file>'");
        }
        columns.stream().filter(Column::nominal).findFirst().ifPresent(column -> {
            throw new LearnerOptionsException(
                    "an ONNX model takes numbers, and '" + column.name()
                            + "' is a category: 'categories: one_hot' or 'categories: hash' under 'prepare' makes numbers of it");
        });
        OnnxModel model = models.computeIfAbsent(path, read -> OnnxModel.of(files.apply(read), read));
        model.check(columns.size(), classes);
        return new OnnxAlgorithm(model, classes);
    }
}
