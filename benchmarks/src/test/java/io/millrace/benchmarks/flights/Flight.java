package io.millrace.benchmarks.flights;

import io.millrace.runtime.event.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One generated flight. */
record Flight(
        String id,
        Plane plane,
        String carrier,
        String origin,
        String dest,
        long departs,
        long arrives,
        int departureDelay,
        int arrivalDelay,
        int minutes) {

    /** A plane; without seats it is in no table. */
    record Plane(
            String tail, @Nullable Integer year, @Nullable Integer seats) {}

    String departure() {
        return String.join(",", id, Instant.ofEpochMilli(departs).toString(), carrier, plane.tail(), origin, dest) + ","
                + 100 * minutes + "," + departureDelay + "\n";
    }

    String arrival() {
        return String.join(",", id, Instant.ofEpochMilli(arrives).toString(), carrier, plane.tail(), origin, dest) + ","
                + arrivalDelay + "," + minutes + "\n";
    }

    /** The departure as it is after ingest. */
    Event departureEvent() {
        Map<String, Object> fields = fields();
        fields.put("distance", 100.0 * minutes);
        fields.put("dep_delay", (double) departureDelay);
        if (plane.seats() != null) {
            fields.put("plane_seats", plane.seats().longValue());
        }
        if (plane.seats() != null && plane.year() != null) {
            fields.put("plane_year", plane.year().longValue());
        }
        return new Event("departures", id, departs, fields);
    }

    /** The arrival as it is after ingest. */
    Event arrivalEvent() {
        Map<String, Object> fields = fields();
        fields.put("arr_delay", (double) arrivalDelay);
        fields.put("air_time", (double) minutes);
        return new Event("arrivals", id, arrives, fields);
    }

    private Map<String, Object> fields() {
        return new HashMap<>(Map.of("carrier", carrier, "tailnum", plane.tail(), "origin", origin, "dest", dest));
    }
}
