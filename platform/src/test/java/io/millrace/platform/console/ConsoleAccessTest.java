package io.millrace.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.access.Access;
import io.millrace.platform.http.HttpApi;
import io.millrace.platform.testing.TestProject;
import io.millrace.runtime.plan.Plan;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see the console, and who may do something in it. Nothing runs behind the server: who is let in is told that it is starting (503). */
final class ConsoleAccessTest {

    private static final String PROJECT = """
            project: doors
            clock: stream
            sources:
              orders: { topic: doors.orders, format: json, key: id, time: time, fields: { id: string, time: timestamp, user: string } }
            entities:
              user: { key: user }
            views:
              spending: { entity: user, source: orders, features: { orders: { aggregate: count } } }
            services:
              orders: ["spending:orders"]
            """;

    /** Tokens are {@code shop} and {@code all}, and of the operator {@code operator}. */
    private static final String FILE = """
            clients:
              - { name: the shop, token_sha256: 8d9001d32c6a703d95921a77115050f33dd823d3f1730bd35215dcbecad6dc20, services: [orders] }
              - { name: watcher, token_sha256: 5ef5ef0364b6939c4ca61f34b393f7b368d1be8619647aaf83d5b395919ab629, services: ["*"] }
              - { name: operator, token_sha256: 06e55b633481f7bb072957eabcf110c972e86691c3cfedabe088024bffe42f23, operator: true }
            """;

    private static final String PROMOTE = "/console/models/m/promote?learner=l";
    private static final String OURS = "Millrace-Console";

    private HttpApi api;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Plan plan = new Plan(TestProject.read(Files.writeString(folder.resolve("project.yaml"), PROJECT)));
        Path file = Files.writeString(folder.resolve("access.yaml"), FILE);
        api = HttpApi.start(plan, "127.0.0.1", 0, new Access(file, null, false, null), folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ConsoleClient as(String token) {
        return new ConsoleClient("http://127.0.0.1:" + api.port(), token.isEmpty() ? null : token);
    }

    @Test
    void pages_areOpen_andWhatTheyShowIsNot() throws Exception {
        assertThat(as("").get("/").body()).startsWith("<!doctype html>");
        assertThat(as("").get("/console/main.js").statusCode()).isEqualTo(200);
        assertThat(as("").get("/console/live").statusCode()).isEqualTo(401);
        assertThat(as("").get("/console/project").statusCode()).isEqualTo(401);
        HttpResponse<String> shop = as("shop").get("/console/live");
        assertThat(shop.statusCode()).isEqualTo(403);
        assertThat(shop.body()).contains("'the shop' may not watch", "operator: true");
        assertThat(as("all").get("/console/live").statusCode()).isEqualTo(503);
        assertThat(as("operator").get("/console/alerts").statusCode()).isEqualTo(503);
    }

    @Test
    void whoMayWatch_mayNotChangeAnything() throws Exception {
        assertThat(new JsonObject(as("all").get("/console/project").body()).getBoolean("operates"))
                .isFalse();
        assertThat(new JsonObject(as("operator").get("/console/project").body()).getBoolean("operates"))
                .isTrue();
        assertThat(as("all").post(PROMOTE, OURS, "1").statusCode()).isEqualTo(403);
        assertThat(as("operator").post(PROMOTE, OURS, "1").statusCode()).isEqualTo(503);
    }

    @Test
    void pageOfAnotherSite_cannotChangeAnything() throws Exception {
        HttpResponse<String> answer = as("operator").post(PROMOTE);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("send the header 'Millrace-Console: 1'");
    }

    @Test
    void pages_loadNothingFromElsewhere_andAreNotSentTwice() throws Exception {
        HttpResponse<String> page = as("").get("/console/console.css");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(as("").get("/console/console.css", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(as("").get("/console/console.css", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(as("").get("/console/nothing.js").statusCode()).isEqualTo(404);
        assertThat(as("").get("/console/..%2fopenapi.json").statusCode()).isEqualTo(404);
    }
}
