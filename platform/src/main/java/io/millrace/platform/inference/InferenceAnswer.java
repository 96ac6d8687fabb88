package io.millrace.platform.inference;

import io.millrace.runtime.project.Model;
import io.millrace.trainer.learning.Prediction;
import io.millrace.trainer.learning.TrainerCopy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is answered to a request for predictions: the class, its score, and the scores of all classes, which are named too. */
final class InferenceAnswer {

    private static final String PREDICTED = "predicted";
    private static final String SCORE = "score";
    private static final String SCORES = "scores";
    private static final String CLASSES = "classes";

    /** Names of the outputs, in the order of answers. */
    static final List<String> OUTPUTS = List.of(PREDICTED, SCORE, SCORES, CLASSES);

    private InferenceAnswer() {}

    static JsonObject json(Model model, InferenceRequest request, TrainerCopy.Answer answer) {
        JsonObject json = new JsonObject()
                .put("model_name", model.name())
                .put("model_version", answer.learner() + "/" + answer.version());
        if (request.id() != null) {
            json.put("id", request.id());
        }
        json.put("parameters", new JsonObject().put("learner", answer.learner()).put("learned", answer.learned()));
        JsonArray outputs = new JsonArray();
        for (String name : request.outputs().isEmpty() ? OUTPUTS : request.outputs()) {
            outputs.add(output(name, model.classes(), answer.predictions()));
        }
        return json.put("outputs", outputs);
    }

    private static JsonObject output(String name, List<String> classes, List<Prediction> rows) {
        JsonObject tensor = declared(name, rows.size(), classes.size());
        JsonArray data = new JsonArray();
        switch (name) {
            case PREDICTED -> rows.forEach(row -> data.add(classes.get(row.predicted())));
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
    static JsonObject declared(String name, int rows, int classes) {
        JsonArray shape =
                switch (name) {
                    case SCORES -> new JsonArray().add(rows).add(classes);
                    case CLASSES -> new JsonArray().add(classes);
                    default -> new JsonArray().add(rows);
                };
        boolean text = name.equals(PREDICTED) || name.equals(CLASSES);
        return new JsonObject()
                .put("name", name)
                .put("datatype", text ? "BYTES" : "FP64")
                .put("shape", shape);
    }
}
