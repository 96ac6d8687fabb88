package io.millrace.runtime.project;

import java.util.List;
import java.util.Map;

/**
 * A named vector of features.
 *
 * @param features references {@code <view>:<feature>}, or {@code <view>:*} for all of a view, in order
 * @param event CEL expressions over the event that asks, by input name
 */
public record Service(String name, List<String> features, Map<String, String> event) {}
