package io.millrace.platform.console;

import io.millrace.platform.access.Doorkeeper;
import io.millrace.platform.access.ForbiddenException;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.Failures;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Who is let in: pages are open to all, what they show is for who may watch, and what changes anything for operators. Requests that change something
 * carry a header that a page of another site cannot send.
 */
final class ConsoleDoor {

    private static final String OURS = "Millrace-Console";

    private final Doorkeeper doorkeeper;

    ConsoleDoor(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** For who may see all features. */
    Handler<RoutingContext> watched(Consumer<RoutingContext> route) {
        return context -> {
            try {
                rights(context).mayWatch();
                route.accept(context);
            } catch (RuntimeException e) {
                Failures.answer(context, e);
            }
        };
    }

    /** For operators, out of the console. */
    Handler<RoutingContext> operated(Consumer<RoutingContext> route) {
        return watched(context -> {
            rights(context).mayOperate();
            if (context.request().getHeader(OURS) == null) {
                throw new ForbiddenException(
                        "What changes something is taken from the console alone: send the header '" + OURS + ": 1'.");
            }
            route.accept(context);
        });
    }

    Rights rights(RoutingContext context) {
        return doorkeeper.rights(
                context.request().getHeader("Authorization"), context.request().connection());
    }
}
