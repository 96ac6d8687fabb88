package io.millrace.benchmarks.flights;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.runtime.project.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The flights example: what its model takes in, and the script that says what that is. */
final class FlightsProject {

    private static final String MODEL = "late";

    private final Plan plan;
    private final String script;

    /** Reads the example from its folder. */
    FlightsProject(Path folder) throws InvalidProjectException, IOException {
        this.plan = new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck()))
                .read(folder.resolve("project.yaml")));
        this.script = Files.readString(folder.resolve("features.sql"));
    }

    /** Puts the features of departures in the table {@code sample} into the table {@code expected}. */
    String script() {
        return script;
    }

    /** The inputs of the model, in order. */
    List<Input> inputs() {
        return plan.inputs(Objects.requireNonNull(plan.project().models().get(MODEL), MODEL));
    }

    /** How exact each input has to be: a feature by its aggregate, a value of the event exactly, what is derived but for rounding. */
    Map<String, Tolerance> tolerances() {
        Map<String, Tolerance> features = new HashMap<>();
        for (View view : plan.project().views().values()) {
            view.features().values().forEach(feature -> feature.columns()
                    .forEach(column -> features.put(view.name() + ":" + column, Tolerance.of(feature))));
        }
        Map<String, Tolerance> tolerances = new LinkedHashMap<>();
        for (Input input : inputs()) {
            Tolerance computed = input instanceof Input.Computed ? Tolerance.EXACT : Tolerance.ROUNDING;
            tolerances.put(input.name(), features.getOrDefault(input.name(), computed));
        }
        return tolerances;
    }
}
