package io.millrace.features.query;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The other processes of a project, as they are asked for entities that they hold. */
public interface Peers {

    /**
     * Asks a process for rows that it holds; it asks nobody else.
     *
     * @return one vector for each row; fails with {@link UnavailableException} when there is no answer in time
     */
    CompletionStage<List<FeatureVector>> read(String host, int port, FeatureRequest request);
}
