package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who watch, and one who does not read. */
final class AudienceTest {

    private static final int TEXTS = 400;
    private static final int LONG = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final Audience audience = new Audience(vertx);
    private final CountDownLatch joined = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        router.get("/").handler(context -> audience.join(context, "first"));
        router.get("/late").handler(context -> context.response().closeHandler(gone -> {
            audience.join(context, "first");
            joined.countDown();
        }));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Socket connect(String path) throws Exception {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader lines, String beginsWith) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: " + beginsWith)) {
                return line;
            }
        }
        throw new IllegalStateException("the stream has ended");
    }

    @Test
    void whoDoesNotRead_getsLess_andThenWhatIsNew() throws Exception {
        try (Socket slow = connect("/");
                Socket quick = connect("/")) {
            BufferedReader read = lines(quick);
            BufferedReader late = lines(slow);
            next(read, "first");
            next(late, "first");
            for (int text = 0; text < TEXTS; text++) {
                audience.send(text + " " + "x".repeat(LONG));
                next(read, text + " "); // who reads gets each
            }
            AtomicInteger seen = new AtomicInteger();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                audience.send("last");
                String line = next(late, "");
                seen.incrementAndGet();
                return line.equals("data: last");
            });
            // 40 MB were not kept for it
            assertThat(seen.get()).isLessThan(TEXTS / 2);
        }
    }

    @Test
    void whoHasGone_isForgotten() throws Exception {
        assertThat(audience.isEmpty()).isTrue();
        try (Socket one = connect("/")) {
            next(lines(one), "first");
            assertThat(audience.isEmpty()).isFalse();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(audience::isEmpty);
    }

    @Test
    void whoIsGoneBeforeItIsLetIn_takesNoPlace() throws Exception {
        connect("/late").close();
        assertThat(joined.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(audience.isEmpty()).isTrue();
    }
}
