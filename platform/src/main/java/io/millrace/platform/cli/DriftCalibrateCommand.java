package io.millrace.platform.cli;

import io.millrace.drift.calibration.Calibration;
import io.millrace.drift.detection.Row;
import io.millrace.drift.query.WatchedRows;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Monitor;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries a monitor on data that are there. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Tries a monitor on the newest events that it has seen, and changes nothing: how often it fires as they are and with the same events in"
                    + " any order, and which changes it would see, how soon and by which test.",
            "The first half of their windows is the reference, the second half is judged; changes begin in the middle of that."
        })
final class DriftCalibrateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ProjectMonitor of = new ProjectMonitor();

    @Option(
            names = "--last",
            defaultValue = "50000",
            paramLabel = "N",
            description = "How many events to try it on (default: ${DEFAULT-VALUE}; -1 is all).")
    private int last = 50_000;

    @Override
    public Integer call() throws InvalidProjectException {
        ProjectMonitor.Subject subject = of.subject();
        WatchedRows rows = WatchedRows.of(subject.plan(), subject.monitor());
        PrintWriter out = Specs.line(spec).getOut();
        Map<String, Row> seen = new LinkedHashMap<>();
        new TopicReader<>(
                        subject.cluster(),
                        topic(subject),
                        subject.cluster().serdes().of(Flow.class).deserializer(),
                        record -> record.value().getBody() instanceof EventInFlight event
                                ? event.getTime()
                                : Long.MIN_VALUE)
                .<EventInFlight>read(
                        last,
                        false,
                        flow -> flow.getBody() instanceof EventInFlight event ? Optional.of(event) : Optional.empty(),
                        event -> {
                            Row row = rows.row(event, rows.values(event));
                            seen.put(row.eventId(), row);
                        });
        Calibration calibration = new Calibration(rows.settings(), seen.values());
        if (of.json()) {
            out.println(CalibrationJson.of(subject.monitor(), calibration, seen.size())
                    .encode());
        } else {
            new CalibrationText(subject.monitor(), calibration, seen.size())
                    .lines()
                    .forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static String topic(ProjectMonitor.Subject subject) {
        Monitor.Subject watched = subject.monitor().of();
        return watched instanceof Monitor.Events events
                ? subject.plan().topics().vectors(events.source())
                : subject.plan().topics().outcomes(((Monitor.Outcomes) watched).model());
    }
}
