package io.millrace.platform.feast;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of features in an answer of Feast's interface: the feature alone, or {@code view__feature}. */
record FeastNames(List<String> names) {

    static FeastNames of(List<String> features, boolean full) {
        List<String> names = features.stream()
                .map(feature -> full ? feature.replaceFirst(":", "__") : feature.substring(feature.indexOf(':') + 1))
                .toList();
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new FeastCollisionException("Two features are called '" + name
                        + "': ask with \"full_feature_names\": true, or name each once.");
            }
        }
        return new FeastNames(names);
    }
}
