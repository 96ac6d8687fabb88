package io.millrace.platform.drift;

import io.millrace.platform.produce.SourceProducer;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;

/** Sends sales, in order, to the source of a project. */
final class SalesStream implements AutoCloseable {

    private final Sales sales;
    private final SourceProducer producer;
    private final Deque<Map<String, Object>> next = new ArrayDeque<>();
    private int window;
    private int sent;

    SalesStream(Sales sales, Cluster cluster, Plan plan) {
        this.sales = sales;
        this.producer = new SourceProducer(cluster, plan.source("sales"));
    }

    /** Sends those before a time, and says that nothing earlier comes; returns how many it were. */
    int sendUntil(long time) {
        int before = sent;
        for (; Sales.start(window) < time; window++) {
            next.addAll(sales.of(window));
        }
        while (!next.isEmpty() && (long) Objects.requireNonNull(next.element().get("at")) < time) {
            producer.send(next.remove(), sent++);
        }
        producer.finish();
        producer.declare(time - 1);
        return sent - before;
    }

    /** How many have been sent. */
    int sent() {
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
