package io.millrace.platform.http;

import io.millrace.platform.exchange.Answers;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Answers 408 to a request whose body has not come within a time, and ends its connection. */
final class TimeLimit implements Handler<RoutingContext> {

    private final long millis;

    TimeLimit(long millis) {
        this.millis = millis;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!context.request().isEnded()) {
            Vertx vertx = context.vertx();
            long timer = vertx.setTimer(millis, late -> tooLate(context));
            context.addEndHandler(ended -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    private void tooLate(RoutingContext context) {
        if (!context.request().isEnded() && !context.response().ended()) {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.addEndHandler(told -> context.request().connection().close());
            }
            Answers.error(context, 408, "The body has not come within " + millis + " ms: send it faster, or less.");
        }
    }
}
