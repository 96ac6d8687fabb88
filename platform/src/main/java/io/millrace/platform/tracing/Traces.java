package io.millrace.platform.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.core.VertxBuilder;
import io.vertx.ext.web.Router;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Traces of the requests of a process, sent to a collector by OTLP over HTTP: one span for a request, and one for each other process that it
 * is passed on to, which goes on with the same trace (W3C {@code traceparent}).
 */
public final class Traces implements AutoCloseable {

    /** Where it is said which route a request has come by; what has none is not sent. */
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    private static final long CLOSE_SECONDS = 5;

    private final OpenTelemetrySdk sdk;

    private Traces(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /**
     * Begins to send traces.
     *
     * @param collector address without a path of its own, such as {@code http://collector:4318}
     */
    public static Traces to(URI collector, String project) {
        String base = collector.toString().replaceFirst("/+$", "");
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build();
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "millrace",
                        AttributeKey.stringKey("service.namespace"),
                        project)));
        return new Traces(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(resource)
                        .addSpanProcessor(new RoutedSpans(
                                BatchSpanProcessor.builder(exporter).build()))
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build());
    }

    /** Has the requests of a Vert.x traced. */
    public VertxBuilder trace(VertxBuilder builder) {
        return builder.withTracer(new OpenTelemetryTracingFactory(sdk));
    }

    /** Has requests traced that come by these routes, in Vert.x's form; to be called before anything else is put on the router. */
    public void on(Router router, List<String> routes) {
        for (String path : routes) {
            String route = path.replaceAll(":(\\w+)", "{$1}");
            router.route(path).handler(context -> {
                Span.current()
                        .updateName(context.request().method() + " " + route)
                        .setAttribute(ROUTE, route);
                context.next();
            });
        }
    }

    /** Sends what is not sent yet. */
    @Override
    public void close() {
        sdk.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
