package io.millrace.platform.inference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The other processes, which learn models that are asked for here. */
public interface ModelPeers {

    /**
     * Passes a request on to who learns the model.
     *
     * @return its answer; fails with {@link io.millrace.features.query.UnavailableException} when there is none
     */
    Future<JsonObject> pass(String host, int port, String uri, JsonObject request);
}
