package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.expression.ExpressionCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The text of a project file in a test: the right one of a shop, with something replaced. */
public record ProjectText(String text) {

    /** A file without fault that uses everything. */
    public static ProjectText shop() {
        return resource("shop.yaml");
    }

    /** A file with several sources, entities, services, models and monitors. */
    public static ProjectText market() {
        return resource("market.yaml");
    }

    private static ProjectText resource(String name) {
        try (InputStream in = Objects.requireNonNull(ProjectText.class.getResourceAsStream(name), name)) {
            return new ProjectText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same text with the first occurrence of something replaced. */
    public ProjectText with(String old, String replacement) {
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        return new ProjectText(text.substring(0, at) + replacement + text.substring(at + old.length()));
    }

    /** What the text declares. */
    public Project read() throws InvalidProjectException {
        return new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck()))
                .parse("file", text, Path.of("FOLDER"));
    }
}
