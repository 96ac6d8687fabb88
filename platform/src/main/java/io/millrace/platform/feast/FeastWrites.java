package io.millrace.platform.feast;

import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.RequestBody;
import io.millrace.platform.produce.EventWriter;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.Suggestion;
import io.millrace.runtime.project.View;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /push} and {@code POST /write-to-online-store} as Feast's feature server takes them. Features are computed from events, so what
 * is written are events: a push source is a source of the project, and rows for a view are events of the view's source.
 */
public final class FeastWrites {

    private static final int UNPROCESSABLE = 422;
    private static final Set<String> TARGETS = Set.of("online", "offline", "online_and_offline");

    /** The column in which clients have the event time, whatever the source calls it. */
    private static final String EVENT_TIME = "event_timestamp";

    private final Plan plan;
    private final Vertx vertx;
    private volatile @Nullable EventWriter writer;

    /** Writes to the sources of a project. */
    public FeastWrites(Plan plan, Vertx vertx) {
        this.plan = plan;
        this.vertx = vertx;
    }

    /** Begins to write. */
    public void serve(EventWriter running) {
        this.writer = running;
    }

    /** Rows for a source: they are in its topic when this is answered. Where to does not matter: the topic is both stores' source. */
    public void push(RoutingContext context, Rights rights) {
        RequestBody body = RequestBody.of(context.body().buffer());
        String to = body.text("to");
        if (to != null && !TARGETS.contains(to)) {
            throw new BadRequestException("'to' is '" + to + "', expected online, offline or online_and_offline.");
        }
        String name = named(body, "push_source_name");
        Source source = plan.project().sources().get(name);
        if (source == null) {
            FeastFailures.answer(
                    context,
                    UNPROCESSABLE,
                    "PushSourceNotFoundException",
                    "There is no source '" + name + "'. "
                            + Suggestion.near(name, plan.project().sources().keySet()));
            return;
        }
        write(context, rights, source, body, "");
    }

    /** Rows for a view. */
    public void writeToOnlineStore(RoutingContext context, Rights rights) {
        RequestBody body = RequestBody.of(context.body().buffer());
        String name = named(body, "feature_view_name");
        View view = plan.project().views().get(name);
        if (view == null) {
            FeastFailures.answer(
                    context,
                    404,
                    "FeatureViewNotFoundException",
                    "There is no view '" + name + "'. "
                            + Suggestion.near(name, plan.project().views().keySet()));
            return;
        }
        write(context, rights, plan.source(view.source()), body, "null");
    }

    private static String named(RequestBody body, String member) {
        String name = body.text(member);
        if (name == null) {
            throw new BadRequestException("'" + member + "' is missing.");
        }
        return name;
    }

    private void write(RoutingContext context, Rights rights, Source source, RequestBody body, String answer) {
        rights.mayWrite(source.name());
        EventWriter running = writer;
        if (running == null) {
            throw new UnavailableException("The process is starting; try again.");
        }
        List<Map<String, Object>> rows = FeastFrame.rows(body.object("df"));
        rows.forEach(row -> time(row, source.time()));
        vertx.executeBlocking(
                        () -> {
                            running.write(source, rows);
                            return answer;
                        },
                        false)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(text))
                .onFailure(failure -> FeastFailures.answer(context, told(failure, source)));
    }

    private static Throwable told(Throwable failure, Source source) {
        if (failure instanceof IllegalArgumentException) {
            return new BadRequestException("df, " + failure.getMessage() + ". Rows are events of source '"
                    + source.name() + "', from which features are computed.");
        }
        if (failure instanceof SerializationException) {
            return new UnavailableException("The schema registry cannot be asked for the schema of source '"
                    + source.name() + "'; nothing is written. Try again.");
        }
        return failure instanceof IllegalStateException
                ? new UnavailableException("Kafka does not take the events (" + failure.getMessage()
                        + "); some may be written. Send them again with the same ids: repeated ones are dropped.")
                : failure;
    }

    /** Clients say the time in a column of that name, and mean UTC when they do not say. */
    private static void time(Map<String, Object> row, String field) {
        Object time = row.getOrDefault(field, row.get(EVENT_TIME));
        if (time instanceof String text) {
            row.put(field, withZone(text));
        } else if (time != null) {
            row.put(field, time);
        }
    }

    private static String withZone(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T')) + "Z";
        } catch (DateTimeException e) {
            return text;
        }
    }
}
