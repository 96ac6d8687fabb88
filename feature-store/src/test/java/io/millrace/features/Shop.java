package io.millrace.features;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project of two counted sources, two entities and a model, for tests. */
public final class Shop {

    private static final Map<Project.Order, Plan> PLANS = Stream.of(Project.Order.values())
            .collect(Collectors.toUnmodifiableMap(
                    order -> order, order -> new Plan(read(file()).withOrder(order))));

    private Shop() {}

    /** Its plan, in an order. */
    public static Plan plan(Project.Order order) {
        return Objects.requireNonNull(PLANS.get(order));
    }

    /** Its plan with something in the file replaced. */
    public static Plan planWith(String old, String replacement) {
        try {
            String text = Files.readString(file());
            if (!text.contains(old)) {
                throw new IllegalArgumentException("the file has no '" + old + "'");
            }
            Path changed = Files.createTempFile("shop", ".yaml");
            try {
                return new Plan(read(Files.writeString(changed, text.replace(old, replacement))));
            } finally {
                Files.delete(changed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        try {
            return Path.of(
                    Objects.requireNonNull(Shop.class.getResource("shop.yaml")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Project read(Path file) {
        try {
            return new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file);
        } catch (InvalidProjectException e) {
            throw new IllegalStateException(e);
        }
    }
}
