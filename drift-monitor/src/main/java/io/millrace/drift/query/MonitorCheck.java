package io.millrace.drift.query;

import io.millrace.drift.detection.FeatureKind;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import java.util.List;

/** Checks that monitors can answer what they are asked: that they watch numbers, categories, or several features. */
public final class MonitorCheck implements ProjectCheck {

    private static final List<String> BOOLEANS = List.of("true", "false");

    @Override
    public void check(Project project, Problems problems) {
        Plan plan = new Plan(project);
        for (Monitor monitor : project.monitors().values()) {
            String place = "/monitors/" + monitor.name();
            quality(WatchedRows.of(plan, monitor), monitor.quality(), place + "/quality/", problems);
            for (Input field : plan.segments(monitor)) {
                if (field.type() == FieldType.BOOLEAN) {
                    booleans(monitor, field.name(), place + "/segments/" + field.name(), problems);
                }
            }
        }
    }

    private static void quality(WatchedRows rows, Monitor.Quality asked, String place, Problems problems) {
        long numbers = rows.settings().features().stream()
                .filter(feature -> feature.kind() == FeatureKind.NUMERIC)
                .count();
        int all = rows.settings().features().size();
        if (asked.range() > 0 && numbers == 0) {
            nothing(place + "range", "no number, and a range is one of numbers.", problems);
        }
        if (asked.stuck() > 0 && numbers == 0) {
            nothing(place + "stuck", "no number, and it is numbers that can be stuck.", problems);
        }
        if (asked.newCategory() > 0 && numbers == all) {
            nothing(place + "new_category", "no text and no boolean, and numbers are no categories.", problems);
        }
        if (asked.joint() > 0 && all < 2) {
            nothing(place + "joint", "one feature, which has nothing to go together with.", problems);
        }
    }

    private static void nothing(String place, String why, Problems problems) {
        problems.at(place, "this monitor watches " + why, "Watch more, or leave it out.");
    }

    private static void booleans(Monitor monitor, String field, String place, Problems problems) {
        for (String value : monitor.segments().getOrDefault(field, List.of())) {
            if (!BOOLEANS.contains(value)) {
                problems.at(
                        place,
                        "'" + value + "' is no value of '" + field + "', which is a boolean.",
                        "Expected \"true\" or \"false\".");
            }
        }
    }
}
