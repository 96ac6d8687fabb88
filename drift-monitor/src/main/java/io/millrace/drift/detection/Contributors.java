package io.millrace.drift.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out which segments a change comes from: those without which there would be less of it. */
final class Contributors {

    private static final int MOST = 3;

    /** Share of the effect that is left, at most, without a segment that a change comes from: what is less may be chance. */
    private static final double MATTERS = 0.5;

    /** Most values of a field that are looked at, those with the most rows. */
    private static final int VALUES = 20;

    private final MonitorSettings settings;
    private final WindowTests tests;

    Contributors(MonitorSettings settings, WindowTests tests) {
        this.settings = settings;
        this.tests = tests;
    }

    /** Those that matter most first, and by name where they are equal. */
    List<Contributor> of(Check check, Samples now) {
        Comparison all = tests.compare(check, now, 0);
        if (all == null || check.kind() == CheckKind.VOLUME || check.segment() != null) {
            return List.of();
        }
        List<Contributor> found = new ArrayList<>();
        for (int i = 0; i < settings.segments().size(); i++) {
            int position = settings.features().size() + i;
            String field = settings.segments().get(i).name();
            if (field.equals(check.feature())) {
                continue; // what changed in a feature is not in its own values
            }
            for (String value : most(now.rows(), position)) {
                Segment segment = new Segment(field, position, value);
                Comparison rest = tests.compareWithout(check, now, segment);
                if (rest != null && rest.test().effect() <= MATTERS * all.test().effect()) {
                    found.add(new Contributor(segment.toString(), rest.test().effect()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Contributor::without).thenComparing(Contributor::segment));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static List<String> most(List<Row> rows, int position) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : rows) {
            if (row.values().get(position) instanceof String value) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
