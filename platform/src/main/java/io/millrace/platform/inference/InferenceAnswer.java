package io.millrace.platform.inference;

import io.millrace.runtime.project.Model;
import io.millrace.trainer.learning.Explanation;
import io.millrace.trainer.learning.Prediction;
import io.millrace.trainer.learning.TrainerCopy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What is answered to a request for predictions: the class, its score, and the scores of all classes, which are named too; or the number that is
 * predicted.
 */
final class InferenceAnswer {

    private static final String PREDICTED = "predicted";
    private static final String SCORE = "score";
    private static final String SCORES = "scores";
    private static final String CLASSES = "classes";

    private static final List<String> OF_CLASSES = List.of(PREDICTED, SCORE, SCORES, CLASSES);

    private InferenceAnswer() {}

    /** Names of the outputs of a model, in the order of answers. */
    static List<String> outputs(Model model) {
        return model.regression() ? List.of(PREDICTED) : OF_CLASSES;
    }

    static JsonObject json(Model model, List<String> inputs, InferenceRequest request, TrainerCopy.Answer answer) {
        JsonObject json = new JsonObject()
                .put("model_name", model.name())
                .put("model_version", answer.learner() + "/" + answer.version());
        if (request.id() != null) {
            json.put("id", request.id());
        }
        json.put("parameters", new JsonObject().put("learner", answer.learner()).put("learned", answer.learned()));
        JsonArray outputs = new JsonArray();
        for (String name : request.outputs().isEmpty() ? outputs(model) : request.outputs()) {
            outputs.add(output(name, model, answer.predictions()));
        }
        if (request.explain()) {
            explain(inputs, answer.explanations(), outputs);
        }
        return json.put("outputs", outputs);
    }

    /** What each input adds to the score, beginning with what is usual. */
    private static void explain(List<String> inputs, List<Explanation> rows, JsonArray outputs) {
        JsonArray bases = new JsonArray();
        JsonArray contributions = new JsonArray();
        rows.forEach(row -> {
            bases.add(row.base());
            row.contributions().forEach(contributions::add);
        });
        outputs.add(tensor("base", "FP64", bases, rows.size()));
        outputs.add(tensor("contributions", "FP64", contributions, rows.size(), inputs.size()));
        outputs.add(tensor("inputs", "BYTES", new JsonArray(inputs), inputs.size()));
    }

    private static JsonObject tensor(String name, String type, JsonArray data, Integer... shape) {
        return new JsonObject()
                .put("name", name)
                .put("datatype", type)
                .put("shape", JsonArray.of((Object[]) shape))
                .put("data", data);
    }

    private static JsonObject output(String name, Model model, List<Prediction> rows) {
        List<String> classes = model.classes();
        JsonObject tensor = declared(name, model, rows.size());
        JsonArray data = new JsonArray();
        switch (name) {
            case PREDICTED ->
                rows.forEach(row -> data.add(model.regression() ? row.number() : classes.get(row.predicted())));
            case SCORE -> rows.forEach(row -> data.add(row.scores()[row.predicted()]));
            case SCORES ->
                rows.forEach(row -> {
                    for (double score : row.scores()) {
                        data.add(score);
                    }
                });
            default -> classes.forEach(data::add);
        }
        return tensor.put("data", data);
    }

    /** An output without its data. */
    static JsonObject declared(String name, Model model, int rows) {
        int classes = model.classes().size();
        JsonArray shape =
                switch (name) {
                    case SCORES -> new JsonArray().add(rows).add(classes);
                    case CLASSES -> new JsonArray().add(classes);
                    default -> new JsonArray().add(rows);
                };
        boolean text = name.equals(CLASSES) || (name.equals(PREDICTED) && !model.regression());
        return new JsonObject()
                .put("name", name)
                .put("datatype", text ? "BYTES" : "FP64")
                .put("shape", shape);
    }
}
