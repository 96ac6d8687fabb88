package io.millrace.runtime.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named vector of features.
 *
 * @param features references {@code <view>:<feature>}, or {@code <view>:*} for all of a view, in order
 * @param event CEL expressions over the event that asks, by input name
 * @param derived CEL expressions over the event and the features, by input name
 * @param log whether what is served of it is written to a topic
 * @param skewCheck whether samples of what is served of it are counted again, and compared
 */
public record Service(
        String name,
        List<String> features,
        Map<String, String> event,
        Map<String, String> derived,
        boolean log,
        boolean skewCheck) {

    /** Expressions by input name, whatever they are over. */
    public Map<String, String> computed() {
        Map<String, String> computed = new LinkedHashMap<>(event);
        computed.putAll(derived);
        return computed;
    }
}
