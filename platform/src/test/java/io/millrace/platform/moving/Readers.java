package io.millrace.platform.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.testing.MillraceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Reads of random users from random processes, without a pause; every answer is compared with the truth at the offset that it states. */
final class Readers implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int BATCH = 1_000;
    private static final Duration QUIET = Duration.ofSeconds(3);

    final AtomicLong answered = new AtomicLong();
    final AtomicLong byStandby = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    /** Requests that got no answer, from a process that had just ended. */
    final AtomicLong unanswered = new AtomicLong();

    final AtomicLongArray longestGapNanos;
    final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    /** When something else than the answer of who works on a partition was had last. */
    private final AtomicLong lastTrouble = new AtomicLong(System.nanoTime());

    private final CopyOnWriteArrayList<URI> processes = new CopyOnWriteArrayList<>();
    private final AtomicLongArray lastAnswer;
    private final Ledger ledger;
    private final int users;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private long lastSaid;
    private long lastAnswered;

    Readers(Ledger ledger, int users, int partitions) {
        this.ledger = ledger;
        this.users = users;
        this.lastAnswer = new AtomicLongArray(partitions);
        this.longestGapNanos = new AtomicLongArray(partitions);
    }

    void start() {
        for (int partition = 0; partition < lastAnswer.length(); partition++) {
            lastAnswer.set(partition, System.nanoTime());
        }
        lastTrouble.set(System.nanoTime());
        for (int number = 0; number < THREADS; number++) {
            Random random = new Random(number);
            Thread thread = new Thread(() -> run(random), "reader-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    /** These are read from on. */
    void read(MillraceProcess... among) {
        List<URI> urls = new ArrayList<>();
        for (MillraceProcess process : among) {
            urls.add(process.url());
        }
        processes.addAll(urls);
        processes.retainAll(urls);
    }

    private void run(Random random) {
        while (!stopped) {
            URI process = processes.get(random.nextInt(processes.size()));
            List<Integer> wanted = random.ints(random.nextInt(10) == 0 ? 50 : 1, 0, users)
                    .boxed()
                    .toList();
            try {
                take(wanted, ask(process, wanted));
            } catch (IOException e) {
                unanswered.incrementAndGet();
                lastTrouble.set(System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                wrong.add(e.toString());
            }
        }
    }

    private HttpResponse<String> ask(URI process, List<Integer> wanted) throws IOException, InterruptedException {
        StringBuilder entities = new StringBuilder();
        wanted.forEach(user -> entities.append(entities.isEmpty() ? "" : ",")
                .append("{\"user\":\"u")
                .append(user)
                .append("\"}"));
        String body = "{\"features\":[\"spending:n_7d\",\"spending:total_7d\"],\"entities\":[" + entities + "]}";
        HttpRequest request = HttpRequest.newBuilder(process.resolve("/v1/features"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void take(List<Integer> wanted, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 503) {
            refused.incrementAndGet();
            lastTrouble.set(System.nanoTime());
            if (answer.headers().firstValue("Retry-After").isEmpty()
                    || json.readTree(answer.body()).path("error").asText().isEmpty()) {
                wrong.add("a 503 that does not say enough: " + answer.body());
            }
            return;
        }
        if (answer.statusCode() != 200) {
            wrong.add(answer.statusCode() + ": " + answer.body());
            return;
        }
        answered.incrementAndGet();
        JsonNode rows = json.readTree(answer.body()).path("rows");
        for (int i = 0; i < wanted.size(); i++) {
            check(wanted.get(i), rows.get(i));
        }
    }

    private void check(int user, JsonNode row) {
        JsonNode fresh = row.at("/freshness/user");
        mark(fresh.path("partition").asInt());
        if (fresh.path("standby").asBoolean()) {
            byStandby.incrementAndGet();
            lastTrouble.set(System.nanoTime());
        }
        var offset = fresh.path("offset").fields();
        if (!offset.hasNext()) {
            wrong.add("u" + user + " is known, and not found: " + row);
            return;
        }
        var position = offset.next();
        int partition = Integer.parseInt(position.getKey().substring("orders/".length()));
        Ledger.Truth truth = ledger.at(partition, position.getValue().asLong());
        while (truth == null && !stopped) {
            Thread.onSpinWait();
            truth = ledger.at(partition, position.getValue().asLong());
        }
        if (truth != null
                && (truth.user() != user
                        || truth.count() != row.at("/values/0").asLong()
                        || truth.sum() != row.at("/values/1").asDouble())) {
            wrong.add("of u" + user + " is true " + truth + ", and answered was " + row);
        }
    }

    private void mark(int partition) {
        long now = System.nanoTime();
        long before = lastAnswer.getAndSet(partition, now);
        longestGapNanos.accumulateAndGet(partition, now - before, Math::max);
    }

    /** Whether all answers have lately been of those who work on the partitions. */
    boolean isQuiet() {
        return System.nanoTime() - lastTrouble.get() > QUIET.toNanos();
    }

    /** Whether a process says of all users together that so many events have been counted. */
    boolean areAllCounted(MillraceProcess process, long events) throws Exception {
        long counted = 0;
        for (int first = 0; first < users; first += BATCH) {
            HttpResponse<String> answer = ask(
                    process.url(),
                    IntStream.range(first, Math.min(users, first + BATCH))
                            .boxed()
                            .toList());
            for (JsonNode row : json.readTree(answer.body()).path("rows")) {
                counted += row.at("/values/0").asLong();
            }
        }
        return counted == events;
    }

    /** Says what came of the reads since the last time, and begins to count anew. */
    void say(String what) {
        long longest = 0;
        for (int partition = 0; partition < longestGapNanos.length(); partition++) {
            longest = Math.max(longest, longestGapNanos.getAndSet(partition, 0));
        }
        long of = answered.get() + refused.get() + unanswered.get();
        System.out.printf(
                "%s: %,d requests, %.3f %% answered (%,d rows by standbys), %d refused, %d not answered by who has ended; "
                        + "no partition unread for longer than %,d ms%n",
                what,
                of - lastSaid,
                100.0 * (answered.get() - lastAnswered) / Math.max(1, of - lastSaid),
                byStandby.get(),
                refused.get(),
                unanswered.get(),
                longest / 1_000_000);
        lastSaid = of;
        lastAnswered = answered.get();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
