package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.PerKey;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import io.millrace.runtime.project.Suggestion;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerOptionsException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that the learners of a project exist, take their options, and can use their inputs. */
public final class LearnerCheck implements ProjectCheck {

    private final LearnerFactory factory = TrainerDefinitions.factory();

    @Override
    public void check(Project project, Problems problems) {
        Plan plan = new Plan(project);
        for (Model model : project.models().values()) {
            for (Model.Learner learner : model.learners().values()) {
                learner(plan, model, learner, problems);
            }
            Set<String> texts = new TreeSet<>();
            for (Input input : plan.inputs(model)) {
                if (input.type() == FieldType.STRING) {
                    texts.add(input.name());
                }
                if (!input.type().numeric() && input.type() != FieldType.STRING) {
                    problems.at(
                            "/models/" + model.name() + "/features",
                            "input '" + input.name() + "' of service '" + model.features() + "' is a "
                                    + input.type().yaml() + ", and learners take numbers and texts.",
                            "Leave it out, or turn it into a number or a condition under 'event:'.");
                }
            }
            categories(model, texts, problems);
            segments(plan, model, problems);
            key(model, texts, problems);
        }
    }

    private static void segments(Plan plan, Model model, Problems problems) {
        Set<String> usable = plan.inputs(model).stream()
                .filter(input -> input.type() == FieldType.STRING || input.type() == FieldType.BOOLEAN)
                .map(Input::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!model.evaluate().by().isEmpty()
                && !usable.contains(model.evaluate().by())) {
            problems.at(
                    "/models/" + model.name() + "/evaluate/by",
                    "'" + model.evaluate().by() + "' is no input of this model that is a text or a boolean.",
                    usable.isEmpty()
                            ? "It has none."
                            : Suggestion.near(model.evaluate().by(), usable));
        }
    }

    private static void key(Model model, Set<String> texts, Problems problems) {
        PerKey per = model.per();
        if (per != null && !texts.contains(per.input())) {
            problems.at(
                    "/models/" + model.name() + "/per",
                    "'" + per.input() + "' is no input of this model that is a text.",
                    texts.isEmpty()
                            ? "It has none: name one under 'event:' in the service, such as string(merchant)."
                            : Suggestion.near(per.input(), texts));
        }
    }

    private static void categories(Model model, Set<String> texts, Problems problems) {
        for (String input : model.categories().keySet()) {
            if (!texts.contains(input)) {
                problems.atKey(
                        "/models/" + model.name() + "/categories/" + input,
                        "'" + input + "' is no input of this model that is a text.",
                        texts.isEmpty() ? "It has none." : Suggestion.near(input, texts));
            }
        }
    }

    private static String place(Model model, String learner) {
        return model.searches().stream()
                .filter(search -> search.learners().contains(learner))
                .map(search -> "/search/" + search.name())
                .findFirst()
                .orElse(learner.equals(Model.CHAMPION) ? "/champion" : "/challengers/" + learner);
    }

    private void learner(Plan plan, Model model, Model.Learner learner, Problems problems) {
        String place = "/models/" + model.name() + place(model, learner.name());
        try {
            factory.create(TrainerDefinitions.spec(learner), TrainerDefinitions.schema(plan, model));
        } catch (LearnerOptionsException e) {
            boolean file = learner.learner().startsWith(Model.ONNX + " ");
            problems.at(place + (file ? "/onnx" : "/learner"), String.valueOf(e.getMessage()), "");
        }
    }
}
