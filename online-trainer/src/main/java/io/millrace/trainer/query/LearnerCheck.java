package io.millrace.trainer.query;

import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import io.millrace.trainer.learning.InputSchema;
import io.millrace.trainer.learning.LearnerFactory;
import io.millrace.trainer.learning.LearnerOptionsException;
import io.millrace.trainer.learning.LearnerSpec;
import java.util.List;

/** Checks that the learners of a project exist, take their options, and can use their inputs. */
public final class LearnerCheck implements ProjectCheck {

    private final LearnerFactory factory = TrainerDefinitions.factory();

    @Override
    public void check(Project project, Problems problems) {
        Plan plan = new Plan(project);
        for (Model model : project.models().values()) {
            for (Model.Learner learner : model.learners().values()) {
                learner(model, learner, problems);
            }
            for (Input input : plan.inputs(model)) {
                if (!input.type().numeric()) {
                    problems.at(
                            "/models/" + model.name() + "/features",
                            "input '" + input.name() + "' of service '" + model.features() + "' is a "
                                    + input.type().yaml() + ", and learners take numbers.",
                            "Leave it out, or turn it into a number or a condition under 'event:'.");
                }
            }
        }
    }

    private void learner(Model model, Model.Learner learner, Problems problems) {
        String place = "/models/" + model.name()
                + (learner.name().equals(Model.CHAMPION) ? "/champion" : "/challengers/" + learner.name());
        try {
            factory.create(
                    new LearnerSpec(learner.learner(), learner.seed()),
                    new InputSchema(List.of("input"), model.classes()));
        } catch (LearnerOptionsException e) {
            problems.at(place + "/learner", String.valueOf(e.getMessage()), "");
        }
    }
}
