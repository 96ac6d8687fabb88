package io.millrace.runtime.project;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what monitors watch: fields and features that there are, or what their model has. */
final class WatchCheck {

    private final Project project;
    private final Problems problems;

    WatchCheck(Project project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    void check(Monitor monitor) {
        String place = "/monitors/" + monitor.name();
        if (monitor.of() instanceof Monitor.Events events) {
            Source source =
                    ReferenceCheck.known(events.source(), project.sources(), "source", place + "/source", problems);
            if (source != null) {
                events(monitor, source, place);
                monitor.segments().keySet().forEach(field -> segment(source, field, place + "/segments/" + field));
            }
        } else if (monitor.of() instanceof Monitor.Outcomes outcomes) {
            Model model = ReferenceCheck.known(outcomes.model(), project.models(), "model", place + "/model", problems);
            if (model != null) {
                outcomes(monitor, model, place);
            }
            if (!monitor.segments().isEmpty()) {
                problems.at(
                        place + "/segments",
                        "what a model says is not divided.",
                        "Leave it out, or watch the source of its events.");
            }
        }
    }

    /** Identity and time are no values: of each event they are others. */
    private @Nullable FieldType field(Source source, String field, String here) {
        if (field.equals(source.key()) || field.equals(source.time())) {
            String what = field.equals(source.key()) ? "key" : "time";
            problems.at(
                    here,
                    "'" + field + "' is the " + what + " of source '" + source.name()
                            + "', which is another for each event.",
                    "Name a field that says something of the event.");
            return null;
        }
        return InputCheck.field(source, field, here, problems);
    }

    private void segment(Source source, String field, String here) {
        FieldType type = field(source, field, here);
        if (type != null && type != FieldType.STRING && type != FieldType.BOOLEAN) {
            problems.at(
                    here, "'" + field + "' is " + type.withArticle() + ".", "Rows are divided by a text or a boolean.");
        }
    }

    private void outcomes(Monitor monitor, Model model, String place) {
        List<String> there =
                OutcomeField.of(model).stream().map(OutcomeField::word).toList();
        int index = 0;
        for (String watched : monitor.watch()) {
            String here = place + "/watch/" + index++;
            if (!there.contains(watched)) {
                problems.at(
                        here,
                        "model '" + model.name() + "' has no '" + watched + "' to watch.",
                        Suggestion.near(watched, there));
            }
        }
    }

    private void events(Monitor monitor, Source source, String place) {
        int index = 0;
        Set<String> seen = new HashSet<>();
        for (String watched : monitor.watch()) {
            String here = place + "/watch/" + index++;
            if (watched.contains(":")) {
                for (String column : InputCheck.columns(project, watched, here, problems)) {
                    if (!seen.add(column)) {
                        problems.at(here, "'" + column + "' is watched twice.", "Remove one of them.");
                    }
                }
                InputCheck.reachable(project, source, watched, here, problems);
                InputCheck.scalar(project, watched, here, problems);
            } else if (watched.contains(".")) {
                String[] parts = watched.split("\\.", 2);
                Service service = ReferenceCheck.known(parts[0], project.services(), "service", here, problems);
                if (service != null) {
                    ReferenceCheck.known(
                            parts[1], service.computed(), "event input of service '" + parts[0] + "'", here, problems);
                }
            } else {
                field(source, watched, here);
            }
        }
    }
}
