package io.millrace.platform.console;

import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.Doorkeeper;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.Failures;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The console over HTTP: pages, and what they show and do. */
public final class ConsoleRoutes implements AutoCloseable {

    /** Reads of topics take turns: a console must not cost the pipeline more than one thread. */
    private static final int THREADS = 1;

    /** Questions that wait for that thread. */
    private static final int MOST_WAITING = 32;

    private static final int CONFLICT = 409;
    private static final String DATA = "/console/";

    private final Vertx vertx;
    private final ConsoleDoor door;
    private final JsonObject project;
    private final Pages pages = new Pages();
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Console console;

    /** Something that is asked for, away from the event loop. */
    private interface Question {
        JsonObject answer(Console.Looked looked, RoutingContext context) throws Exception;
    }

    public ConsoleRoutes(Plan plan, Vertx vertx, Doorkeeper doorkeeper) {
        this.vertx = vertx;
        this.door = new ConsoleDoor(doorkeeper);
        this.project = new ProjectJson(plan).json();
        this.workers = vertx.createSharedWorkerExecutor("console", THREADS);
    }

    /** Begins to show a process. */
    public void serve(LiveProcess process, ConsolePeers peers) {
        this.console = new Console(vertx, process, peers);
    }

    /** Puts pages and what they show behind a router. */
    public void on(Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> pages.answer(context.request(), "index.html"));
        pages.names().forEach(name -> router.route(DATA + name)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> pages.answer(context.request(), name)));
        router.get(DATA + "project")
                .handler(door.watched(context -> Answers.json(
                        context,
                        200,
                        project.copy().put("operates", door.rights(context).operates()))));
        router.get(ConsolePeers.NUMBERS).handler(door.watched(this::numbers));
        router.get(DATA + "live").handler(door.watched(this::live));
        read(router, "views/:view/changes", (looked, context) -> looked.features()
                .changes(context.pathParam("view"), context.queryParams().get("entity")));
        get(router, "models/:model/evaluations", (looked, context) -> looked.models()
                .evaluations(context.pathParam("model"), parameter(context, "over"), parameter(context, "figure")));
        get(router, "models/:model/history", (looked, context) -> looked.models()
                .history(context.pathParam("model")));
        read(router, "models/:model/importances", (looked, context) -> looked.models()
                .importances(context.pathParam("model"), parameter(context, "learner")));
        read(router, "models/:model/recent", (looked, context) -> looked.models()
                .recent(context.pathParam("model")));
        get(router, "alerts", (looked, context) -> looked.drift().alerts());
        get(router, "monitors/:monitor/features", (looked, context) -> looked.drift()
                .features(context.pathParam("monitor")));
        read(router, "topics", (looked, context) -> looked.operations().topics());
        get(router, "dead-letters", (looked, context) -> looked.operations().deadLetters());
        read(router, "dead-letters/one", (looked, context) -> looked.operations()
                .deadLetter(parameter(context, "place")));
        post(router, "dead-letters/replay", (looked, context) -> looked.operations()
                .replay(parameter(context, "place")));
        post(router, "models/:model/promote", (looked, context) -> looked.words()
                .promote(context.pathParam("model"), parameter(context, "learner")));
        post(router, "models/:model/rollback", (looked, context) -> looked.words()
                .rollback(
                        context.pathParam("model"),
                        parameter(context, "learner"),
                        version(parameter(context, "version"))));
    }

    /** What is in memory. */
    private void get(Router router, String path, Question question) {
        router.get(DATA + path).handler(door.watched(context -> ask(context, question, true)));
    }

    /** What is read when somebody asks. */
    private void read(Router router, String path, Question question) {
        router.get(DATA + path).handler(door.watched(context -> ask(context, question, false)));
    }

    private void post(Router router, String path, Question question) {
        router.post(DATA + path).handler(door.operated(context -> ask(context, question, false)));
    }

    private void ask(RoutingContext context, Question question, boolean remembered) {
        Console running = running();
        if (!remembered && waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new UnavailableException(MOST_WAITING
                    + " questions wait to be answered from topics, the most that there may be; try again.");
        }
        Callable<JsonObject> answer = () -> {
            if (context.response().closed()) {
                throw new UnavailableException("Who has asked is gone.");
            }
            return question.answer(running.look(), context);
        };
        (remembered ? vertx.executeBlocking(answer, false) : workers.executeBlocking(answer, false))
                .onComplete(done -> waiting.addAndGet(remembered ? 0 : -1))
                .onSuccess(found -> Answers.json(context, 200, found))
                .onFailure(failure -> fail(context, failure));
    }

    /** What a model or a topic refuses is no fault of the program. */
    private static void fail(RoutingContext context, Throwable failure) {
        if (context.response().closed()) {
            return;
        }
        if (failure instanceof IllegalStateException) {
            Answers.error(context, CONFLICT, failure.getMessage() + ".");
        } else if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
            Failures.answer(context, new UnavailableException("Kafka does not answer; try again."));
        } else {
            Failures.answer(context, failure);
        }
    }

    private void numbers(RoutingContext context) {
        Console running = running();
        vertx.executeBlocking(running::numbers)
                .onSuccess(answer -> Answers.json(context, 200, answer))
                .onFailure(failure -> Failures.answer(context, failure));
    }

    private void live(RoutingContext context) {
        Console running = running();
        vertx.executeBlocking(running::look, false)
                .onSuccess(looked ->
                        running.audience().join(context, looked.sampler().last()))
                .onFailure(failure -> Failures.answer(context, failure));
    }

    private Console running() {
        Console running = console;
        if (running == null) {
            throw new UnavailableException("The process is starting; try again.");
        }
        return running;
    }

    private static String parameter(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        if (value == null) {
            throw new BadRequestException("The parameter '" + name + "' is missing.");
        }
        return value;
    }

    private static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'version' is '" + text + "', expected a whole number.");
        }
    }

    @Override
    public void close() {
        Console running = console;
        if (running != null) {
            running.close();
        }
    }
}
