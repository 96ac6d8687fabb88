package io.millrace.platform.alerts;

import io.millrace.runtime.plan.Topics;
import io.millrace.runtime.streams.Cluster;
import io.millrace.schemas.AlertStatus;
import io.millrace.schemas.DriftAlert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts to a webhook, each transition at least once and in order: what was sent is committed after the answer. Of all processes with a webhook one
 * does so; when another one takes over, what was just being posted may come twice. A transition that is suspected only is not sent.
 *
 * <p>An answer of 5xx, 408 or 429, and none, are tried again, after a second at first and a minute at last; any other answer but 2xx is
 * given up with a line in the log. {@code Idempotency-Key} is the same whenever the same transition is sent again.
 */
public final class AlertWebhook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWebhook.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String project;
    private final URI url;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final KafkaConsumer<String, DriftAlert> alerts;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread sender = new Thread(this::run, "alert-webhook");

    private AlertWebhook(String project, Cluster cluster, URI url, String token) {
        this.project = project;
        this.url = url;
        this.token = token;
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, project + "-alert-webhook");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // one at a time: it is sent, and then committed
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.alerts = new KafkaConsumer<>(
                settings,
                new StringDeserializer(),
                cluster.serdes().of(DriftAlert.class).deserializer());
    }

    /**
     * Begins to post the alerts of a project.
     *
     * @param token bearer token to post with; empty for none
     */
    public static AlertWebhook start(String project, Cluster cluster, URI url, String token) {
        AlertWebhook webhook = new AlertWebhook(project, cluster, url, token);
        webhook.sender.setDaemon(true);
        webhook.sender.start();
        return webhook;
    }

    private void run() {
        try (alerts) {
            alerts.subscribe(List.of(new Topics(project).alerts()));
            while (closing.getCount() > 0) {
                next();
            }
        } catch (WakeupException e) {
            // closing
        } catch (RuntimeException e) {
            LOG.error("alerts are not posted to {} any more: {}", url, e.toString());
        }
    }

    private void next() {
        try {
            for (ConsumerRecord<String, DriftAlert> record : alerts.poll(POLL)) {
                if (sent(record.value())) {
                    alerts.commitSync();
                }
            }
        } catch (CommitFailedException e) {
            LOG.warn("another process posts alerts to {} now, and may post the last one again", url);
        } catch (RecordDeserializationException e) {
            LOG.warn("what is at {} of {} is no alert", e.offset(), e.topicPartition());
            alerts.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    /** Sends until there is an answer; says whether there is one, or the process ends. */
    private boolean sent(DriftAlert alert) {
        if (alert.getStatus() == AlertStatus.SUSPECTED) {
            return true;
        }
        Duration pause = FIRST_PAUSE;
        while (true) {
            String failure = post(alert);
            if (failure.isEmpty()) {
                return true;
            }
            LOG.warn("alert {} could not be posted to {}: {}; it is tried again", alert.getId(), url, failure);
            try {
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            // the group must not take the sender for dead: it holds on to its partition, and gets nothing new
            alerts.pause(alerts.assignment());
            alerts.poll(Duration.ZERO);
            alerts.resume(alerts.assignment());
            if (alerts.assignment().isEmpty()) {
                return false; // another process posts now, and begins with this one
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Returns why it has to be tried again; empty when it has not. */
    private String post(DriftAlert alert) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", AlertMessage.key(alert))
                .POST(HttpRequest.BodyPublishers.ofString(
                        AlertMessage.of(project, alert).encode()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 500 || status == 408 || status == 429) {
                return "status " + status;
            }
            if (status < 200 || status >= 300) {
                LOG.warn("alert {} was refused by {} with status {}, and is not posted", alert.getId(), url, status);
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        closing.countDown();
        alerts.wakeup();
        try {
            sender.join(TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
