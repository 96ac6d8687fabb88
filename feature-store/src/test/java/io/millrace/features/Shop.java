package io.millrace.features;

import io.millrace.runtime.expression.ExpressionCheck;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.InvalidProjectException;
import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.ProjectFile;
import io.millrace.runtime.project.SchemaLookup;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project of two counted sources, two entities and a model, for tests. */
public final class Shop {

    private static final Map<Project.Order, Plan> PLANS =
            Stream.of(Project.Order.values()).collect(Collectors.toUnmodifiableMap(order -> order, Shop::read));

    private Shop() {}

    /** Its plan, in an order. */
    public static Plan plan(Project.Order order) {
        return Objects.requireNonNull(PLANS.get(order));
    }

    private static Plan read(Project.Order order) {
        try {
            Path file = Path.of(
                    Objects.requireNonNull(Shop.class.getResource("shop.yaml")).toURI());
            return new Plan(new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck()))
                    .read(file)
                    .withOrder(order));
        } catch (InvalidProjectException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
