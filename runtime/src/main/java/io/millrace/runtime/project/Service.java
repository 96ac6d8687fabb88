package io.millrace.runtime.project;

import java.util.List;
import java.util.Map;

/**
 * A named vector of features.
 *
 * @param features references {@code <view>:<feature>}, or {@code <view>:*} for all of a view, in order
 * @param event CEL expressions over the event that asks, by input name
 * @param eventAt where the expressions stand among the references in the file: the number of references before them
 */
public record Service(String name, List<String> features, Map<String, String> event, int eventAt) {

    /** Place of a reference in the project file, as a JSON pointer. */
    public String placeOfFeature(int index) {
        return "/services/" + name + "/" + (index < eventAt ? index : index + 1);
    }

    /** Place of an expression in the project file, as a JSON pointer. */
    public String placeOfEvent(String input) {
        return "/services/" + name + "/" + eventAt + "/event/" + input;
    }
}
