package io.millrace.platform.cli;

import io.millrace.drift.query.MonitorCheck;
import io.millrace.features.ingest.LookupFileCheck;
import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import io.millrace.trainer.query.LearnerCheck;
import java.util.List;

/** Project files as this program reads them: with every check that its modules have. */
final class Projects {

    private Projects() {}

    static ProjectFile reader(SchemaLookup lookup) {
        return new ProjectFile(
                lookup, List.of(new LookupFileCheck(), new ExpressionCheck(), new LearnerCheck(), new MonitorCheck()));
    }
}
