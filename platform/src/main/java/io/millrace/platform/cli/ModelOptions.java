package io.millrace.platform.cli;

import io.millrace.platform.models.Versions;
import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.project.InvalidProjectException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands about versions of a model are told. */
final class ModelOptions {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    String model() {
        return model;
    }

    boolean json() {
        return json.wanted();
    }

    Topics topics() throws InvalidProjectException {
        return project.topics();
    }

    Versions versions() throws InvalidProjectException {
        return new Versions(project.cluster(), topics(), model);
    }
}
