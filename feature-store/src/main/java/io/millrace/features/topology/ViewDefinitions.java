package io.millrace.features.topology;

import io.millrace.features.engine.View;
import io.millrace.features.query.KeptView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The definitions that the views of a station have kept state under, by name. They are compared with what the project file
 * says now before anything is counted, so that state is never gone on with under another meaning.
 */
final class ViewDefinitions {

    private final KeyValueStore<String, byte[]> store;

    ViewDefinitions(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes over the views of a project file.
     *
     * @param now epoch milliseconds
     * @throws IllegalStateException when one is defined otherwise than its state, under the same version or an earlier one
     */
    void accept(List<View> views, long now) {
        Map<String, KeptView> before = kept();
        boolean fromTheFirst = before.isEmpty();
        for (View view : views) {
            KeptView kept = before.remove(view.name());
            if (kept != null) {
                check(view, kept);
            }
            if (kept == null || !kept.isOf(view)) {
                put(view.name(), KeptView.of(view, fromTheFirst ? 0 : now));
            }
        }
        before.forEach((name, kept) -> {
            if (!kept.isRemoved()) {
                put(name, kept.removed());
            }
        });
    }

    private static void check(View view, KeptView kept) {
        if (view.version() > kept.version()
                || (view.version() == kept.version() && view.describe().equals(kept.definition()))) {
            return;
        }
        String next = "Give it 'version: " + (kept.version() + 1) + "' to begin anew with what comes from now on";
        if (kept.isRemoved()) {
            throw new IllegalStateException("view '" + view.name() + "' was taken out of the project file at version "
                    + kept.version() + ", and has missed events since. " + next + ".");
        }
        if (view.version() < kept.version()) {
            throw new IllegalStateException("view '" + view.name() + "' has version " + view.version()
                    + " in the project file, but its state is already of version " + kept.version() + ". " + next
                    + ", or go back to the project file of that version.");
        }
        throw new IllegalStateException("view '" + view.name()
                + "' is defined otherwise than its state, which was kept under"
                + " version " + kept.version() + ": " + difference(kept.definition(), view.describe()) + ". " + next
                + ", or go back to the definition that it had.");
    }

    /** The first line that differs, as it was and as it is. */
    private static String difference(String was, String is) {
        List<String> before = was.lines().map(String::strip).toList();
        List<String> now = is.lines().map(String::strip).toList();
        int line = 0;
        while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) {
            line++;
        }
        return "it was [" + at(before, line) + "], and is [" + at(now, line) + "]";
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "nothing";
    }

    private Map<String, KeptView> kept() {
        List<KeyValue<String, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(rows::add);
        }
        Map<String, KeptView> kept = new HashMap<>();
        rows.forEach(row -> kept.put(row.key, KeptView.decode(row.value)));
        return kept;
    }

    private void put(String view, KeptView now) {
        store.put(view, now.encode());
    }
}
