package io.millrace.platform.console;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the console of a running process has to show. Threads and clients of Kafka begin when somebody looks for the first time. */
final class Console implements AutoCloseable {

    private final LiveProcess process;
    private final ConsolePeers peers;
    private final Audience audience;
    private final ProcessNumbers numbers;
    private @Nullable Looked looked;

    /** What is there since somebody has looked. */
    record Looked(
            Sampler sampler,
            Followed followed,
            FeaturesPage features,
            ModelsPage models,
            ModelWords words,
            DriftPage drift,
            OperationsPage operations) {}

    Console(Vertx vertx, LiveProcess process, ConsolePeers peers) {
        this.process = process;
        this.peers = peers;
        this.audience = new Audience(vertx);
        this.numbers = new ProcessNumbers(process);
    }

    /** Numbers of this process alone, for consoles of others. */
    JsonObject numbers() {
        return numbers.now();
    }

    Audience audience() {
        return audience;
    }

    /** All that there is; made the first time. */
    synchronized Looked look() {
        Looked there = looked;
        if (there == null) {
            Followed followed = new Followed(process.plan(), process.cluster());
            there = new Looked(
                    new Sampler(process, numbers, peers, audience, followed, Clock.systemUTC()),
                    followed,
                    new FeaturesPage(process),
                    new ModelsPage(process, followed),
                    new ModelWords(process),
                    new DriftPage(process, followed),
                    new OperationsPage(process, followed));
            looked = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (looked != null) {
            looked.sampler().close();
            looked.followed().close();
        }
    }
}
