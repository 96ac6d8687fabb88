package io.millrace.drift.query;

import io.millrace.drift.detection.AlertPolicy;
import io.millrace.drift.detection.FalseAlarmBudget;
import io.millrace.drift.detection.MonitorSettings;
import io.millrace.drift.detection.QualityChecks;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.SegmentField;
import io.millrace.drift.detection.ShortText;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Monitor;
import io.millrace.schemas.EventInFlight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor makes of events.
 *
 * @param inputs of a row, in the order of {@code settings.columns()}
 * @param cluster entity whose events are not independent: that of the first station
 */
public record WatchedRows(List<Input> inputs, MonitorSettings settings, Optional<Entity> cluster) {

    /** The rows of a declared monitor. */
    public static WatchedRows of(Plan plan, Monitor monitor) {
        List<Input> watched = plan.watched(monitor);
        List<Input> inputs = new ArrayList<>(watched);
        inputs.addAll(plan.segments(monitor));
        return new WatchedRows(List.copyOf(inputs), settings(monitor, watched), cluster(plan, monitor));
    }

    private static MonitorSettings settings(Monitor monitor, List<Input> watched) {
        Monitor.Quality quality = monitor.quality();
        Monitor.Firing firing = monitor.firing();
        return new MonitorSettings(
                        monitor.name(),
                        watched.stream().map(WatchedRows::feature).toList(),
                        monitor.window(),
                        monitor.effect(),
                        new QualityChecks(
                                quality.missing(),
                                quality.newCategory(),
                                quality.range(),
                                quality.stuck(),
                                quality.joint(),
                                quality.volume()),
                        monitor.sequential(),
                        new AlertPolicy(
                                firing.needed(), firing.of(), firing.coolDown().toMillis()),
                        new FalseAlarmBudget(monitor.falseAlarms(), monitor.falseAlarmPeriod()))
                .dividedBy(monitor.segments().entrySet().stream()
                        .map(field -> new SegmentField(field.getKey(), field.getValue()))
                        .toList());
    }

    private static Optional<Entity> cluster(Plan plan, Monitor monitor) {
        return monitor.of() instanceof Monitor.Events events
                ? plan.itinerary(events.source()).stream().findFirst().map(plan::entity)
                : Optional.empty();
    }

    /** Text and truth values are categories; the rest are numbers. */
    private static WatchedFeature feature(Input input) {
        return input.type() == FieldType.STRING || input.type() == FieldType.BOOLEAN
                ? WatchedFeature.categorical(input.name())
                : WatchedFeature.numeric(input.name());
    }

    /** The values of an event, as it has them. */
    public List<@Nullable Object> values(EventInFlight event) {
        @Nullable Object[] values = new Object[inputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs.get(i).value(event.getFields(), event.getFeatures());
        }
        return Arrays.asList(values);
    }

    /** The row of an event. */
    public Row row(EventInFlight event, List<? extends @Nullable Object> values) {
        String of = cluster.map(entity -> entity.keyOf(event.getFields())).orElse(null);
        return Row.ofEvent(ShortText.of(event.getId()), event.getTime(), of, values);
    }
}
