package io.millrace.platform.feast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read of Feast's interface.
 *
 * @param service name of a feature service; null when the features are given
 * @param features references such as {@code view:feature}; they do not matter when there is a service
 * @param full whether names in the answer have their view before them
 */
record FeastRequest(@Nullable String service, List<String> features, FeastEntities entities, boolean full) {}
