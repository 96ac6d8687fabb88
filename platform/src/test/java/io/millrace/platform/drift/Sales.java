package io.millrace.platform.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sales of a shop, window by window, and the project that watches them. Each window is a function of its number and of what is wrong in it. */
record Sales(List<Episode> episodes) {

    static final Duration WINDOW = Duration.ofMinutes(30);

    /** Windows in which nothing is ever wrong: the reference. */
    static final int REFERENCE = 10;

    private static final long START = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli();
    private static final int CUSTOMERS = 150;
    private static final int FEWEST = 360;
    private static final int MOST = 440;

    /** What may be wrong. */
    enum Trouble {
        AMOUNTS_SHIFT,
        AMOUNTS_MISS,
        COUNTRIES_CHANGE,
        SALES_DROP
    }

    /** Something is wrong from the beginning of one window to the beginning of another. */
    record Episode(Trouble trouble, int from, int until) {}

    /** The project file. Features are watched as well, so events are put in order before. */
    static String project(String name, String topic, int partitions) {
        return """
                project: %s
                clock: stream
                order: event_time
                partitions: %d
                sources:
                  sales:
                    topic: %s
                    format: json
                    key: id
                    time: at
                    late: 1d # the producer says how far it has come
                    fields: { id: string, at: timestamp, customer: string, amount: double, country: string }
                entities:
                  customer: { key: customer }
                views:
                  activity:
                    entity: customer
                    source: sales
                    features:
                      sales: { aggregate: count, windows: [1h] }
                monitors:
                  inputs:
                    source: sales
                    watch: [amount, country, "activity:sales_1h"]
                    reference: { first: 5h }
                    window: 30m
                    quality: { missing: 0.1, new_category: 0.05, volume: 0.5 }
                """.formatted(name, partitions, topic);
    }

    /** When a window begins. */
    static long start(int window) {
        return START + window * WINDOW.toMillis();
    }

    /** The middle of a window. */
    static long middle(int window) {
        return start(window) + WINDOW.toMillis() / 2;
    }

    /** The sales of a window, in the order of their times. */
    List<Map<String, Object>> of(int window) {
        Random random = new Random(window);
        int count = random.nextInt(FEWEST, MOST) / (wrong(Trouble.SALES_DROP, window) ? 4 : 1);
        List<Map<String, Object>> sales = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> sale = new HashMap<>();
            sale.put("id", window + "-" + i);
            sale.put("at", start(window) + i * WINDOW.toMillis() / count);
            sale.put("customer", "c" + random.nextInt(CUSTOMERS));
            sale.put("country", "C" + random.nextInt(wrong(Trouble.COUNTRIES_CHANGE, window) ? 8 : 4));
            double amount = Math.exp(random.nextGaussian()) * (wrong(Trouble.AMOUNTS_SHIFT, window) ? 5 : 1);
            if (random.nextInt(10) >= (wrong(Trouble.AMOUNTS_MISS, window) ? 5 : 1)) {
                sale.put("amount", amount);
            }
            sales.add(sale);
        }
        return sales;
    }

    private boolean wrong(Trouble trouble, int window) {
        return episodes.stream()
                .anyMatch(episode ->
                        episode.trouble() == trouble && episode.from() <= window && window < episode.until());
    }
}
