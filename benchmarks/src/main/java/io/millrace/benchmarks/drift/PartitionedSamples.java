package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Profiles;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.benchmarks.drift.stream.Source;
import io.millrace.drift.detection.WindowProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** S6 in partitions: whether the profiles of 4 and of 64 partitions, merged, have the bytes of the profile of all rows. */
final class PartitionedSamples implements Experiment {

    private static final int ROWS = 100_000;

    @Override
    public String run() {
        SplittableRandom random = new SplittableRandom(64);
        Column values = Source.LOGNORMAL.column(ROWS, random);
        Batch batch = new Batch(List.of(values, Source.ZIPF300.column(ROWS, random)));
        byte[] whole = Profiles.of(batch, 0, ROWS).toBytes();
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "profile of %,d rows: %,d bytes", ROWS, whole.length));
        for (int partitions : new int[] {4, 64}) {
            boolean same = Arrays.equals(whole, merged(batch, partitions).toBytes());
            text.append("; of ").append(partitions).append(" partitions: ").append(same ? "the same" : "others");
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static WindowProfile merged(Batch batch, int partitions) {
        WindowProfile merged = Profiles.of(batch, 0, ROWS, 0, partitions);
        for (int partition = 1; partition < partitions; partition++) {
            merged = merged.merge(Profiles.of(batch, 0, ROWS, partition, partitions));
        }
        return merged;
    }
}
