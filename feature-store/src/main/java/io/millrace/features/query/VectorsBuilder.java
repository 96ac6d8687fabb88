package io.millrace.features.query;

import io.millrace.features.engine.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vectors of an answer while their parts come in, each part once. */
final class VectorsBuilder {

    private final List<String> features;
    private final List<FeatureValue[]> values = new ArrayList<>();
    private final List<Map<String, Freshness>> freshness = new ArrayList<>();

    VectorsBuilder(FeatureRequest request) {
        this.features = request.features();
        request.rows().forEach(row -> {
            values.add(new FeatureValue[features.size()]);
            freshness.add(new HashMap<>());
        });
    }

    /** Takes the features of an entity into the rows that ask for it. */
    synchronized void put(List<Integer> rows, Selection.Part part, PartitionReads.Found found) {
        Answer answer = found.answer();
        for (int i = 0; i < part.at().length; i++) {
            int at = part.at()[i];
            FeatureValue value = new FeatureValue(answer.value(at), answer.status(at), answer.reason(at));
            for (int row : rows) {
                values.get(row)[part.positions()[i]] = value;
            }
        }
        for (int row : rows) {
            freshness.get(row).put(part.entity().name(), found.freshness());
        }
    }

    /** The same, as another process has read them. */
    synchronized void put(List<Integer> rows, Selection.Part part, FeatureVector found) {
        for (int row : rows) {
            for (int i = 0; i < part.positions().length; i++) {
                values.get(row)[part.positions()[i]] = found.values().get(i);
            }
            freshness.get(row).putAll(found.freshness());
        }
    }

    synchronized List<FeatureVector> build() {
        List<FeatureVector> vectors = new ArrayList<>(values.size());
        for (int row = 0; row < values.size(); row++) {
            vectors.add(new FeatureVector(Arrays.asList(values.get(row)), freshness.get(row)));
        }
        return vectors;
    }
}
