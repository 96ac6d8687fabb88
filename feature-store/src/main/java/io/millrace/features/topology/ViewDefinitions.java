package io.millrace.features.topology;

import io.millrace.features.engine.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that the views of a station have kept state under, by name. They are compared with what the project file
 * says now before anything is counted, so that state is never gone on with under another meaning.
 */
final class ViewDefinitions {

    /** Stands for the definition of a view that the project file has no more. */
    private static final String REMOVED = "";

    private final KeyValueStore<String, byte[]> store;

    ViewDefinitions(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes over the views of a project file.
     *
     * @throws IllegalStateException when one is defined otherwise than its state, under the same version or an earlier one
     */
    void accept(List<View> views) {
        Map<String, Kept> before = kept();
        for (View view : views) {
            Kept kept = before.remove(view.name());
            if (kept != null) {
                check(view, kept);
            }
            put(view.name(), new Kept(view.version(), view.describe()));
        }
        before.forEach((name, kept) -> put(name, new Kept(kept.version(), REMOVED)));
    }

    private static void check(View view, Kept kept) {
        if (view.version() > kept.version()
                || (view.version() == kept.version() && view.describe().equals(kept.definition()))) {
            return;
        }
        String next = "Give it 'version: " + (kept.version() + 1) + "' to begin anew with what comes from now on";
        if (kept.definition().equals(REMOVED)) {
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

    private Map<String, Kept> kept() {
        List<KeyValue<String, byte[]>> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(rows::add);
        }
        Map<String, Kept> kept = new HashMap<>();
        rows.forEach(row -> kept.put(row.key, Kept.decode(row.value)));
        return kept;
    }

    private void put(String view, Kept now) {
        byte @Nullable [] before = store.get(view);
        if (before == null || !Kept.decode(before).equals(now)) {
            store.put(view, now.encode());
        }
    }

    /** A version and its canonical description: four bytes, then UTF-8. */
    private record Kept(int version, String definition) {

        byte[] encode() {
            byte[] text = definition.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Integer.BYTES + text.length)
                    .putInt(version)
                    .put(text)
                    .array();
        }

        static Kept decode(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Kept(in.getInt(), StandardCharsets.UTF_8.decode(in).toString());
        }
    }
}
