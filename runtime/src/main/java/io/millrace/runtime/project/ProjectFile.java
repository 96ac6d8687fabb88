package io.millrace.runtime.project;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads project files: parses, checks the shape, binds, then asks each check for what only it knows. Nothing is started
 * from a file that has a problem.
 */
public final class ProjectFile {

    private final SchemaLookup lookup;
    private final List<ProjectCheck> checks;

    /**
     * A reader of project files.
     *
     * @param lookup where schemas of Avro sources without a file come from
     * @param checks what a project has to pass beyond its shape
     */
    public ProjectFile(SchemaLookup lookup, List<ProjectCheck> checks) {
        this.lookup = lookup;
        this.checks = List.copyOf(checks);
    }

    /** The JSON Schema of project files, for editors. */
    public static String jsonSchema() {
        return SchemaCheck.text();
    }

    /**
     * Reads one file.
     *
     * @throws InvalidProjectException with every problem found, each with line, column and a way out
     */
    public Project read(Path file) throws InvalidProjectException {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw unreadable(file, "the file is not UTF-8 text.");
        } catch (IOException e) {
            throw unreadable(file, Files.exists(file) ? "the file cannot be read: " + e.getMessage() : "no such file.");
        }
        Path parent = file.toAbsolutePath().getParent();
        return parse(file.toString(), text, parent == null ? Path.of(".") : parent);
    }

    private static InvalidProjectException unreadable(Path file, String message) {
        return new InvalidProjectException(
                List.of(new Problem(file.toString(), 0, 0, message, "Name a YAML file that declares a project.")));
    }

    /** Reads a text; {@code folder} is where relative files are looked for. */
    Project parse(String name, String text, Path folder) throws InvalidProjectException {
        YamlDocument document = YamlDocument.parse(name, text);
        Problems problems = new Problems(document);
        new SchemaCheck().check(document.root(), problems);
        stopAt(problems);
        Project project = new Binder(folder, lookup, problems).bind(new Node("", document.root(), problems));
        stopAt(problems);
        new ReferenceCheck().check(project, problems);
        stopAt(problems);
        for (ProjectCheck check : checks) {
            check.check(project, problems);
            stopAt(problems);
        }
        return project;
    }

    private static void stopAt(Problems problems) throws InvalidProjectException {
        if (!problems.none()) {
            throw new InvalidProjectException(problems.found());
        }
    }
}
