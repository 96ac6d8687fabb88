package io.millrace.features.ingest;

import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectCheck;
import java.io.IOException;

/** Checks that the files of side tables hold what is declared. */
public final class LookupFileCheck implements ProjectCheck {

    @Override
    public void check(Project project, Problems problems) {
        for (Lookup lookup : project.lookups().values()) {
            if (lookup.table() instanceof Lookup.CsvFile file) {
                try {
                    FileTable.read(lookup, file);
                } catch (IOException e) {
                    problems.at(
                            "/lookups/" + lookup.name() + "/file",
                            e.getMessage() + ".",
                            "Mend the row, declare another type, or name the text that stands for no value in 'missing'.");
                }
            }
        }
    }
}
