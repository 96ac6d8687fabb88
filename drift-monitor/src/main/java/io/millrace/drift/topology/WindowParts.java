package io.millrace.drift.topology;

import io.millrace.drift.detection.WindowProfile;
import io.millrace.schemas.DriftInput;
import io.millrace.schemas.ProfilePart;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** Windows as their parts come in, in the store of the judge: the profile of all, and where the events of each are. */
final class WindowParts {

    private static final String INPUTS = "/inputs";

    private final KeyValueStore<String, byte[]> store;
    private final String topic;

    /** Parts of what is read from a topic. */
    WindowParts(KeyValueStore<String, byte[]> store, String topic) {
        this.store = store;
        this.topic = topic;
    }

    /** A window of which all parts have come. */
    record Window(WindowProfile profile, List<DriftInput> inputs) {}

    /** Adds a part to its window, and says what that is called. */
    String add(ProfilePart part) {
        byte[] bytes = new byte[part.getProfile().remaining()];
        part.getProfile().duplicate().get(bytes);
        String name = String.valueOf(part.getWindowStart());
        byte[] stored = store.get(name);
        store.put(
                name,
                stored == null
                        ? bytes
                        : WindowProfile.fromBytes(stored)
                                .merge(WindowProfile.fromBytes(bytes))
                                .toBytes());
        byte[] before = store.get(name + INPUTS);
        store.put(
                name + INPUTS,
                ByteBuffer.allocate((before == null ? 0 : before.length) + Integer.BYTES + 2 * Long.BYTES)
                        .put(before == null ? new byte[0] : before)
                        .putInt(part.getPartition())
                        .putLong(part.getFrom())
                        .putLong(part.getTo())
                        .array());
        return name;
    }

    /** Takes a window out; empty if there is none of that name. */
    Optional<Window> take(String name) {
        byte[] stored = store.delete(name);
        byte[] inputs = store.delete(name + INPUTS);
        return stored == null
                ? Optional.empty()
                : Optional.of(
                        new Window(WindowProfile.fromBytes(stored), inputs(inputs == null ? new byte[0] : inputs)));
    }

    private List<DriftInput> inputs(byte[] stored) {
        List<DriftInput> inputs = new ArrayList<>();
        for (ByteBuffer in = ByteBuffer.wrap(stored); in.hasRemaining(); ) {
            inputs.add(new DriftInput(topic, in.getInt(), in.getLong(), in.getLong()));
        }
        inputs.sort(Comparator.comparingInt(DriftInput::getPartition));
        return inputs;
    }
}
