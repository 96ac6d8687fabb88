package io.millrace.platform.http;

import io.millrace.features.query.BehindException;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Peers;
import io.millrace.features.query.UnavailableException;
import io.millrace.platform.access.Access;
import io.millrace.platform.console.ConsolePeers;
import io.millrace.platform.exchange.Failures;
import io.millrace.platform.inference.ModelPeers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other processes over HTTP: what is asked of them is marked, so that they ask nobody else. */
final class HttpPeers implements Peers, ModelPeers, ConsolePeers {

    private static final Logger LOG = LoggerFactory.getLogger(HttpPeers.class);

    /** Marks a request that another process has passed on. */
    static final String HOP = "Millrace-Hop";

    private static final int CONNECT_MS = 1_000;

    /** Beside what the request itself waits for. */
    private static final int TIMEOUT_MS = 2_000;

    private final HttpClient client;
    private final @Nullable String token;

    HttpPeers(Vertx vertx, Access access) {
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(CONNECT_MS);
        if (access.tls() != null) {
            access.tls().encrypt(options);
        }
        this.client = vertx.createHttpClient(options);
        this.token = access.peerToken();
    }

    @Override
    public CompletionStage<List<FeatureVector>> read(String host, int port, FeatureRequest request) {
        RequestOptions options = post(host, port, "/v1/features")
                .setTimeout(TIMEOUT_MS + request.bound().patience().toMillis());
        Buffer body = VectorJson.request(request).toBuffer();
        // all on the event loop of the connection: a body that comes before somebody listens for it is lost
        return client.request(options)
                .compose(sent -> sent.send(body).compose(answer -> answer.body()
                        .map(bytes -> vectors(
                                answer.statusCode(), answer.headers().contains(Failures.BEHIND), bytes, host, port))))
                .recover(cause -> Future.failedFuture(
                        cause instanceof UnavailableException ? cause : unavailable(host, port, "does not answer")))
                .toCompletionStage();
    }

    @Override
    public Future<JsonObject> pass(String host, int port, String uri, JsonObject request) {
        return client.request(post(host, port, uri).setTimeout(TIMEOUT_MS))
                .compose(sent -> sent.send(request.toBuffer())
                        .compose(answer -> answer.body().map(body -> answered(answer.statusCode(), body))))
                .recover(cause -> Future.failedFuture(new UnavailableException("The process that learns the model, "
                        + host + ":" + port + ", has no answer (" + cause.getMessage() + "); try again.")));
    }

    @Override
    public Future<JsonObject> numbers(String address) {
        int colon = address.lastIndexOf(':');
        RequestOptions options = to(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))
                .setMethod(HttpMethod.GET)
                .setURI(NUMBERS)
                .setTimeout(TIMEOUT_MS);
        return client.request(options).compose(sent -> sent.send()
                .compose(answer -> answer.body().map(body -> answered(answer.statusCode(), body))));
    }

    private static JsonObject answered(int status, Buffer body) {
        if (status != 200) {
            throw new IllegalStateException(status + " " + body.toString().strip());
        }
        return body.toJsonObject();
    }

    private RequestOptions post(String host, int port, String uri) {
        return to(host, port).setMethod(HttpMethod.POST).setURI(uri).putHeader("Content-Type", "application/json");
    }

    private RequestOptions to(String host, int port) {
        RequestOptions options =
                new RequestOptions().setHost(host).setPort(port).putHeader(HOP, "1");
        return token == null ? options : options.putHeader("Authorization", "Bearer " + token);
    }

    private static List<FeatureVector> vectors(int status, boolean behind, Buffer body, String host, int port) {
        if (status == 401 || status == 403) {
            throw unavailable(
                    host,
                    port,
                    "does not let this one read (" + status + "): give it a token that may, by MILLRACE_PEER_TOKEN");
        }
        if (behind) {
            throw new BehindException(new JsonObject(body).getString("error"));
        }
        if (status != 200) {
            throw unavailable(host, port, "answers " + status);
        }
        try {
            return VectorJson.vectors(body);
        } catch (RuntimeException e) {
            LOG.warn("The answer of {}:{} cannot be read", host, port, e);
            throw unavailable(host, port, "sends an answer that cannot be read: " + e.getMessage());
        }
    }

    private static UnavailableException unavailable(String host, int port, String what) {
        return new UnavailableException(
                "The process that holds an entity, " + host + ":" + port + ", " + what + "; try again.");
    }
}
