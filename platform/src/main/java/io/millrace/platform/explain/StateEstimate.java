package io.millrace.platform.explain;

import io.millrace.drift.detection.WindowTally;
import io.millrace.drift.query.WatchedRows;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import java.util.List;

/**
 * What the state of a project comes to when so many entities of each type are busy.
 *
 * @param entities of each type
 * @param eventsPerPane events of an entity in every pane of every window
 * @param views in the order of the project file
 */
public record StateEstimate(
        long entities, int eventsPerPane, List<ViewState> views, List<OfModel> models, List<OfMonitor> monitors) {

    /**
     * What bounds a model.
     *
     * @param learners that the project file declares
     * @param bytesEach the largest saved state of a learner
     */
    public record OfModel(String model, int learners, long bytesEach, boolean byKey) {

        private static OfModel of(Model model) {
            return new OfModel(
                    model.name(), model.learners().size(), model.budget().bytes(), model.per() != null);
        }
    }

    /**
     * What bounds a monitor.
     *
     * @param rows sampled of an open window, at most, in each partition
     */
    public record OfMonitor(String monitor, int rows) {

        private static OfMonitor of(Plan plan, Monitor monitor) {
            return new OfMonitor(
                    monitor.name(),
                    WindowTally.capacity(
                            WatchedRows.of(plan, monitor).settings().columns()));
        }
    }

    /** An estimate for a project. */
    public static StateEstimate of(Plan plan, long entities, int eventsPerPane) {
        return new StateEstimate(
                entities,
                eventsPerPane,
                plan.project().views().values().stream()
                        .map(view -> ViewState.of(plan, view, eventsPerPane))
                        .toList(),
                plan.project().models().values().stream().map(OfModel::of).toList(),
                plan.project().monitors().values().stream()
                        .map(monitor -> OfMonitor.of(plan, monitor))
                        .toList());
    }

    /** Bytes that the rows of all entities have, which is what a store holds, and the compacted changelog beside it. */
    public long bytes() {
        return entities * views.stream().mapToLong(ViewState::bytes).sum();
    }
}
