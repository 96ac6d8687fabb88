package io.millrace.drift.topology;

import io.millrace.runtime.streams.Partitioning;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Twelve hours of orders; from 08:00 to 09:00 amounts are far too large, from 10:00 on a country is new. */
final class Orders {

    static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    static final long HOUR = 3_600_000;
    static final long END = START + 12 * HOUR;

    private static final int PER_HOUR = 500;

    private Orders() {}

    /** All orders, in order of time. */
    static List<EventInFlight> all(long seed) {
        Random random = new Random(seed);
        List<EventInFlight> orders = new ArrayList<>();
        for (long hour = 0; hour < 12; hour++) {
            for (int i = 0; i < PER_HOUR; i++) {
                long time = START + hour * HOUR + i * HOUR / PER_HOUR;
                double amount = Math.exp(random.nextGaussian()) * (hour == 8 ? 10 : 1);
                String country = hour >= 10 && random.nextInt(2) == 0 ? "XX" : "C" + random.nextInt(4);
                orders.add(order("o" + orders.size(), time, random.nextInt(60), amount, country, random));
            }
        }
        return orders;
    }

    private static EventInFlight order(
            String id, long time, int customer, double amount, String country, Random random) {
        Map<String, Object> fields = new HashMap<>(Map.of("customer", "c" + customer, "country", country));
        if (random.nextInt(20) > 0) {
            fields.put("amount", amount);
        }
        Map<String, @Nullable Object> features = new HashMap<>();
        features.put("activity:orders_1h", (long) random.nextInt(9));
        return new EventInFlight("orders", id, time, new Origin("shop.orders", 0, 0L), fields, features);
    }

    static int partition(EventInFlight order) {
        return Partitioning.of(order.getId(), ShopMonitor.PARTITIONS);
    }
}
