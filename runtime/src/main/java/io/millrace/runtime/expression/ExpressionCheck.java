package io.millrace.runtime.expression;

import io.millrace.runtime.project.Model;
import io.millrace.runtime.project.Monitor;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.View;

/** Type-checks every expression of a project against the fields of the source it will see. */
public final class ExpressionCheck implements ProjectCheck {

    @Override
    public void check(Project project, Problems problems) {
        for (View view : project.views().values()) {
            Source source = project.sources().get(view.source());
            if (source != null) {
                new ViewCheck(view, new SourceExpressions(source, problems), problems).check();
            }
        }
        InputCheck inputs = new InputCheck(project, problems);
        for (Model model : project.models().values()) {
            inputs.model(model);
        }
        for (Monitor monitor : project.monitors().values()) {
            inputs.monitor(monitor);
        }
    }
}
