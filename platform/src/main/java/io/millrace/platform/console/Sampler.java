package io.millrace.platform.console;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the pulse of the project once a second while somebody watches, and tells the audience. */
final class Sampler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    /** How often Kafka is asked who is there, and how far behind. */
    private static final int KAFKA_SECONDS = 3;

    private static final long PEER_MILLIS = 800;
    private static final long FRESH_MILLIS = 3_000;
    private static final String NOTHING = "{}";

    private final LiveProcess process;
    private final ProcessNumbers own;
    private final ConsolePeers peers;
    private final Audience audience;
    private final Followed followed;
    private final Clock clock;
    private final Pulse pulse;

    /** Two threads: when Kafka is away, what this process knows by itself is told all the same. */
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "console-sampler");
        thread.setDaemon(true);
        return thread;
    });

    private final Admin admin;
    private final Groups groups;
    private volatile Set<String> addresses = Set.of();
    private volatile Map<String, Map<TopicPartition, Long>> lags = Map.of();
    private volatile int samples;
    private volatile String last = NOTHING;
    private volatile long lastMillis;

    Sampler(
            LiveProcess process,
            ProcessNumbers own,
            ConsolePeers peers,
            Audience audience,
            Followed followed,
            Clock clock) {
        this.process = process;
        this.own = own;
        this.peers = peers;
        this.audience = audience;
        this.followed = followed;
        this.clock = clock;
        this.pulse = new Pulse(process.plan());
        this.admin = process.cluster().admin();
        this.groups = new Groups(admin, process.plan().applications());
        timers.scheduleWithFixedDelay(this::askKafka, 0, KAFKA_SECONDS, TimeUnit.SECONDS);
        timers.scheduleWithFixedDelay(this::sample, 0, 1, TimeUnit.SECONDS);
    }

    /** The last pulse, as JSON of one line; nothing when nobody has watched for a while, and it is old. */
    String last() {
        return clock.millis() - lastMillis < FRESH_MILLIS ? last : NOTHING;
    }

    private void sample() {
        try {
            if (audience.isEmpty() && samples > 0) {
                return;
            }
            samples++;
            JsonObject now = pulse.next(clock.millis(), processes(), lags);
            last = now.put("news", followed.news()).encode();
            lastMillis = clock.millis();
            audience.send(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the console has no numbers for this second: {}", e.toString());
        }
    }

    private void askKafka() {
        try {
            if (audience.isEmpty() && samples > 1) {
                return;
            }
            addresses = groups.addresses();
            lags = groups.lags();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            lags = Map.of(); // nobody knows
            LOG.warn("the console does not hear from Kafka how far applications are behind: {}", e.toString());
        }
    }

    /** This one, and those of the others that answer. */
    private List<JsonObject> processes() throws InterruptedException {
        List<CompletableFuture<JsonObject>> asked = addresses.stream()
                .filter(address -> !address.equals(process.address()))
                .map(address -> peers.numbers(address).toCompletionStage().toCompletableFuture())
                .toList();
        List<JsonObject> all = new ArrayList<>(List.of(own.now()));
        for (CompletableFuture<JsonObject> one : asked) {
            try {
                all.add(one.get(PEER_MILLIS, TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug(
                        "a process does not say its numbers", e); // it has ended, perhaps; the next pulse is without it
            }
        }
        return all;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        admin.close();
    }
}
