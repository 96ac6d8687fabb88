package io.millrace.benchmarks.flights;

import io.millrace.benchmarks.flights.Flight.Plane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * More than a year of flights that try what is delicate: many at the same minute, ids whose order as text is not that of time, silences
 * longer than a session, and planes that come back after a time to live.
 */
final class GeneratedFlights {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1440 * MINUTE;
    private static final long START = Instant.parse("2013-01-01T00:00:00Z").toEpochMilli();
    private static final int[] STEPS = {0, 0, 0, 1, 5, 45, 60, 60, 61, 119, 120, 121, 360, 1440};

    private final Random random;
    private final List<Flight> flights = new ArrayList<>();

    GeneratedFlights(long seed, int count) {
        this.random = new Random(seed);
        long time = START;
        for (int i = 0; i < count; i++) {
            time += STEPS[random.nextInt(STEPS.length)] * MINUTE;
            flights.add(flight(i, time));
        }
    }

    private Flight flight(int number, long time) {
        // some planes fly in the first days of each 90 to 93 days only
        int tail = random.nextInt(12);
        if (tail < 4 && (time - START) / DAY % (90 + tail) > 2) {
            tail += 4;
        }
        Plane plane = new Plane("N" + tail, tail % 5 == 0 ? null : 1990 + tail, tail % 6 == 5 ? null : 20 * tail + 50);
        int minutes = 20 + random.nextInt(300);
        return new Flight(
                String.valueOf((number * 7919L) % 100_003),
                plane,
                List.of("AA", "UA", "WN").get(random.nextInt(3)),
                List.of("EWR", "JFK", "LGA").get(random.nextInt(3)),
                List.of("BOS", "IAH", "MIA", "SFO").get(random.nextInt(4)),
                time,
                time + minutes * MINUTE,
                random.nextInt(10) == 0 ? random.nextInt(600) : random.nextInt(40) - 20,
                random.nextInt(100) - 40,
                minutes);
    }

    List<Flight> flights() {
        return flights;
    }

    /** Every tenth never arrives. */
    List<Flight> arrived() {
        return flights.stream().filter(flight -> flight.minutes() % 10 != 0).toList();
    }

    /** Writes the three files. */
    FlightFiles write(Path folder) throws IOException {
        String planes = flights.stream()
                .map(Flight::plane)
                .distinct()
                .filter(plane -> plane.seats() != null)
                .map(plane -> plane.tail() + "," + (plane.year() == null ? "NA" : plane.year()) + ",2," + plane.seats())
                .collect(Collectors.joining("\n", "tailnum,year,engines,seats\n", "\n"));
        return new FlightFiles(
                Files.writeString(
                        folder.resolve("departures.csv"),
                        flights.stream()
                                .map(Flight::departure)
                                .collect(Collectors.joining(
                                        "", "flight_id,dep_utc,carrier,tailnum,origin,dest,distance,dep_delay\n", ""))),
                Files.writeString(
                        folder.resolve("arrivals.csv"),
                        arrived().stream()
                                .map(Flight::arrival)
                                .collect(Collectors.joining(
                                        "", "flight_id,arr_utc,carrier,tailnum,origin,dest,arr_delay,air_time\n", ""))),
                Files.writeString(folder.resolve("planes.csv"), planes));
    }
}
