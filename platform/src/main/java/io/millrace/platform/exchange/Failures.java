package io.millrace.platform.exchange;

import io.millrace.features.query.BehindException;
import io.millrace.features.query.RequestFault;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.ForbiddenException;
import io.millrace.platform.access.UnauthenticatedException;
import io.millrace.trainer.learning.UnusableInputException;
import io.millrace.trainer.query.NotReadyException;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Which code a failed request is answered with. */
public final class Failures {

    /** Tells another process that what it has asked for is here, and not as fresh as demanded. */
    public static final String BEHIND = "Millrace-Behind";

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    /** Nobody can answer now. */
    public static final int UNAVAILABLE = 503;

    private Failures() {}

    /** Answers with the code of a failure, and its message. */
    public static void answer(RoutingContext context, Throwable failure) {
        Throwable cause = cause(failure);
        int status = status(cause);
        if (status == UNAVAILABLE) {
            context.response().putHeader("Retry-After", "1");
            if (cause instanceof BehindException) {
                context.response().putHeader(BEHIND, "1");
            }
        } else if (status == UNAUTHENTICATED) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        String message = status == FAILED ? "The request failed: " + cause : String.valueOf(cause.getMessage());
        Answers.error(context, status, message);
    }

    public static int status(Throwable cause) {
        if (cause instanceof RequestFault fault) {
            return fault.notFound() ? NOT_FOUND : BAD_REQUEST;
        }
        if (cause instanceof NotFoundException) {
            return NOT_FOUND;
        }
        if (cause instanceof BadRequestException || cause instanceof UnusableInputException) {
            return BAD_REQUEST;
        }
        if (cause instanceof UnauthenticatedException) {
            return UNAUTHENTICATED;
        }
        if (cause instanceof ForbiddenException) {
            return FORBIDDEN;
        }
        return cause instanceof UnavailableException || cause instanceof NotReadyException ? UNAVAILABLE : FAILED;
    }

    /** What was thrown, without what futures wrap it in. */
    public static Throwable cause(Throwable failure) {
        @Nullable Throwable wrapped = failure.getCause();
        return failure instanceof CompletionException && wrapped != null ? wrapped : failure;
    }
}
