package io.millrace.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked program of the schema registry, Apicurio Registry.
 *
 * @param home the folder that holds {@code apicurio-registry-app-...-runner.jar} and {@code lib/}
 */
public record RegistryProgram(Path home) {

    /** The system property that {@link #find()} reads. */
    public static final String HOME_PROPERTY = "millrace.registry.home";

    /**
     * Finds the program in the folder that system property {@value #HOME_PROPERTY} names.
     *
     * @throws EmbeddedStartException when the property is not set or names a folder without the program
     */
    public static RegistryProgram find() {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null || home.isBlank()) {
            throw new EmbeddedStartException("schema registry: system property " + HOME_PROPERTY
                    + " is not set; expected the folder of the unpacked Apicurio Registry,"
                    + " which the build leaves in embedded/target/registry");
        }
        RegistryProgram program = new RegistryProgram(Path.of(home));
        program.runnerJar();
        return program;
    }

    /**
     * The jar that starts the program.
     *
     * @throws EmbeddedStartException when the folder does not hold exactly one
     */
    Path runnerJar() {
        List<Path> jars;
        try (Stream<Path> files = Files.list(home)) {
            jars = files.filter(file -> file.toString().endsWith("-runner.jar")).toList();
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "schema registry: cannot read the program's folder " + home
                            + "; expected the unpacked Apicurio Registry (build module embedded again)",
                    e);
        }
        if (jars.size() != 1) {
            throw new EmbeddedStartException("schema registry: found " + jars.size() + " files named *-runner.jar in "
                    + home + ", expected one (delete the folder and build module embedded again)");
        }
        return jars.get(0).toAbsolutePath();
    }
}
