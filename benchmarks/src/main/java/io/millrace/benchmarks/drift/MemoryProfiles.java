package io.millrace.benchmarks.drift;

import io.millrace.drift.detection.ProfileState;
import io.millrace.drift.detection.SampleKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Profiles of open windows in memory. */
final class MemoryProfiles implements ProfileState {

    private final Map<Long, byte[]> tallies = new HashMap<>();
    private final Map<Long, TreeMap<SampleKey, byte[]>> rows = new HashMap<>();

    @Override
    public List<byte[]> tallies() {
        return List.copyOf(tallies.values());
    }

    @Override
    public void putTally(long window, byte[] tally) {
        tallies.put(window, tally);
    }

    @Override
    public void deleteTally(long window) {
        tallies.remove(window);
    }

    @Override
    public void putRow(long window, SampleKey key, byte[] row) {
        rows.computeIfAbsent(window, start -> new TreeMap<>()).put(key, row);
    }

    @Override
    public void deleteRow(long window, SampleKey key) {
        Objects.requireNonNull(rows.get(window)).remove(key);
    }

    @Override
    public List<SampleKey> keys(long window) {
        return List.copyOf(Objects.requireNonNull(rows.get(window)).keySet());
    }

    @Override
    public List<byte[]> takeRows(long window) {
        return new ArrayList<>(Objects.requireNonNull(rows.remove(window)).values());
    }
}
