package io.millrace.platform.serving;

import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import java.util.List;

/** Is told what was served. Whoever has asked does not wait for it, so it takes no time. */
public interface ServedListener {

    /** Takes what was answered to a request for a service. */
    void take(String service, FeatureRequest request, List<FeatureVector> vectors);
}
