package io.millrace.benchmarks.drift;

import io.millrace.drift.detection.Profiles;
import io.millrace.drift.detection.Row;
import io.millrace.drift.detection.SampleKey;
import io.millrace.drift.detection.WatchedFeature;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.drift.detection.WindowTally;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Flow;
import io.millrace.schemas.Origin;
import io.millrace.schemas.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What a value costs in a profile, from the record of its event to the judge's bytes, with stores in memory. */
final class ProfiledValues {

    private static final int WINDOW_ROWS = 20_000;
    private static final int WINDOW = 60_000;
    private static final int ROUNDS = 15;

    private final List<Input> inputs;
    private final List<byte[]> records = new ArrayList<>();
    private final Deserializer<Flow> whole;
    private final Deserializer<Flow> inPart;

    ProfiledValues() throws Exception {
        Plan plan = Watched.FIELDS.plan("profiled");
        AvroSerdes serdes = new AvroSerdes("mock://profiled");
        this.inputs =
                plan.watched(Objects.requireNonNull(plan.project().monitors().get(Watched.MONITOR)));
        this.whole = serdes.of(Flow.class).deserializer();
        this.inPart = serdes.flowsInPart();
        Serializer<Flow> writer = serdes.of(Flow.class).serializer();
        Random random = new Random(1);
        for (int event = 0; event < WINDOW_ROWS; event++) {
            records.add(writer.serialize(Watched.TOPIC, flow(event, random)));
        }
    }

    private static Flow flow(int event, Random random) {
        Map<String, Object> fields = new HashMap<>(Map.of("user", "user-" + random.nextInt(10_000)));
        for (int field = 0; field < Watched.COUNT; field++) {
            fields.put("f" + field, random.nextGaussian());
        }
        long time = (long) event * WINDOW / WINDOW_ROWS;
        return new Flow(new EventInFlight(
                Watched.SOURCE, "o" + event, time, new Origin(Watched.TOPIC, 0, (long) event), fields, Map.of()));
    }

    /** A line of figures. */
    String measured() {
        List<EventInFlight> events = records.stream()
                .map(record ->
                        (EventInFlight) whole.deserialize(Watched.TOPIC, record).getBody())
                .toList();
        double[] alone = new double[ROUNDS];
        double[] withRecord = new double[ROUNDS];
        byte[] profile = new byte[0];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Profiles profiles = profiles();
            events.forEach(event -> add(profiles, event));
            profile = taken(profiles).toBytes();
            alone[round] = nanosPerValue(begin);
            begin = System.nanoTime();
            Profiles again = profiles();
            for (byte[] record : records) {
                add(again, (EventInFlight)
                        inPart.deserialize(Watched.TOPIC, record).getBody());
            }
            taken(again).toBytes();
            withRecord[round] = nanosPerValue(begin);
        }
        return String.format(
                Locale.ROOT,
                "profiling, with stores in memory: %.1f ns a value, %.1f with reading it from its record; a profile of %d numbers in %,d rows"
                        + " has %,d bytes (%,d sampled rows), 100 rows have %,d",
                median(alone),
                median(withRecord),
                Watched.COUNT,
                WINDOW_ROWS,
                profile.length,
                WindowProfile.fromBytes(profile).sample().size(),
                small(events));
    }

    private int small(List<EventInFlight> events) {
        Profiles profiles = profiles();
        events.subList(0, 100).forEach(event -> add(profiles, event));
        return taken(profiles).toBytes().length;
    }

    private static Profiles profiles() {
        List<WatchedFeature> features = new ArrayList<>();
        for (int field = 0; field < Watched.COUNT; field++) {
            features.add(WatchedFeature.numeric("f" + field));
        }
        return new Profiles(new MemoryProfiles(), WINDOW, Watched.COUNT, WindowTally.capacity(features));
    }

    /** What the processor of a monitor does with an event. */
    private void add(Profiles profiles, EventInFlight event) {
        @Nullable Object[] values = new Object[inputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs.get(i).value(event.getFields(), event.getFeatures());
        }
        List<@Nullable Object> watched = Arrays.asList(values);
        profiles.add(
                SampleKey.of(event.getId()),
                event.getTime(),
                watched,
                () -> Row.ofEvent(
                        event.getId(),
                        event.getTime(),
                        (String) event.getFields().get("user"),
                        watched));
    }

    private static WindowProfile taken(Profiles profiles) {
        return profiles.takeUntil(WINDOW).get(0);
    }

    private static double nanosPerValue(long begin) {
        return (double) (System.nanoTime() - begin) / WINDOW_ROWS / Watched.COUNT;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
