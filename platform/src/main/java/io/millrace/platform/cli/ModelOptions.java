package io.millrace.platform.cli;

import io.millrace.platform.models.Versions;
import io.millrace.runtime.plan.Topics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands about versions of a model are told. */
final class ModelOptions {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model.")
    private String model = "";

    @Option(names = "--project", required = true, paramLabel = "NAME", description = "Name of the project.")
    private String project = "";

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    String model() {
        return model;
    }

    Topics topics() {
        return new Topics(project);
    }

    Versions versions() {
        return new Versions(cluster.cluster(), topics(), model);
    }
}
