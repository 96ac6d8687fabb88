package io.millrace.platform.feast;

import io.millrace.features.query.RequestFault;
import io.millrace.platform.access.ForbiddenException;
import io.millrace.platform.access.UnauthenticatedException;
import io.millrace.platform.exchange.Answers;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.Failures;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Failures in the form in which Feast's clients know them: a JSON text that holds a JSON object, which names an exception of
 * {@code feast.errors}. What is no fault of the process has a code of 4xx, since these clients try again on any 5xx.
 */
public final class FeastFailures {

    private static final int UNPROCESSABLE = 422;

    private FeastFailures() {}

    /** Answers with what has failed. */
    public static void answer(RoutingContext context, Throwable failure) {
        Throwable cause = Failures.cause(failure);
        int status = Failures.status(cause);
        if (cause instanceof BadRequestException) {
            JsonObject detail = new JsonObject().put("type", "value_error").put("msg", cause.getMessage());
            Answers.json(context, UNPROCESSABLE, new JsonObject().put("detail", new JsonArray().add(detail)));
        } else if (cause instanceof UnauthenticatedException) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Answers.json(context, status, new JsonObject().put("detail", cause.getMessage()));
        } else if (cause instanceof ForbiddenException) {
            answer(context, status, "FeastPermissionError", String.valueOf(cause.getMessage()));
        } else if (cause instanceof FeastCollisionException) {
            answer(context, UNPROCESSABLE, "FeatureNameCollisionError", String.valueOf(cause.getMessage()));
        } else if (cause instanceof RequestFault fault) {
            answer(
                    context,
                    fault.notFound() ? status : UNPROCESSABLE,
                    exception(fault.kind()),
                    String.valueOf(fault.getMessage()));
        } else {
            Failures.answer(context, failure);
        }
    }

    static void answer(RoutingContext context, int status, String exception, String message) {
        JsonObject error = new JsonObject()
                .put("module", "feast.errors")
                .put("class", exception)
                .put("message", message);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Json.encode(error.encode()));
    }

    private static String exception(RequestFault.Kind kind) {
        return switch (kind) {
            case NO_SUCH_SERVICE -> "FeatureServiceNotFoundException";
            case NO_SUCH_VIEW -> "FeatureViewNotFoundException";
            case NO_SUCH_FEATURE -> "FeastObjectNotFoundException";
            case NO_KEY, NO_PARTITION -> "RequestDataNotFoundInEntityRowsException";
        };
    }
}
