package io.millrace.drift.calibration;

import io.millrace.drift.detection.EventHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change that is put into a feature, to see whether a monitor sees it. */
enum Change {
    UP("a deviation larger", 1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? (Object) ((Double) value + usual.deviation()) : value;
        }
    },
    DOWN("a deviation smaller", 1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? (Object) ((Double) value - usual.deviation()) : value;
        }
    },
    WIDER("twice as far from the median", 1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? (Object) (2 * (Double) value - usual.median()) : value;
        }
    },
    STUCK("10 % are the median", 0.1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? (Object) usual.median() : value;
        }
    },
    BEYOND("2 % are far out", 0.02) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? (Object) usual.beyond() : value;
        }
    },
    SWAPPED("the two most frequent change places", 1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            Optional<String> first = usual.category(0);
            Optional<String> second = usual.category(1);
            if (first.isEmpty() || second.isEmpty()) {
                return value;
            }
            return value.equals(first.get()) ? second.get() : value.equals(second.get()) ? first.get() : value;
        }
    },
    NEW_CATEGORY("5 % are of a new category", 0.05) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return usual.numeric() ? value : "(new)";
        }
    },
    MISSING("10 % are missing", 0.1) {
        @Override
        @Nullable
        Object of(Object value, Usual usual) {
            return null;
        }
    };

    private final String words;
    private final double share;

    Change(String words, double share) {
        this.words = words;
        this.share = share;
    }

    String words() {
        return words;
    }

    /** What becomes of a value of an event that it touches; the same value if it does not apply. */
    abstract @Nullable Object of(Object value, Usual usual);

    /** Whether it touches an event: its share of them, by the hash of their ids. */
    boolean touches(String eventId) {
        return place(name() + "/" + eventId) < share;
    }

    /** Whether an event is in one half of them. */
    static boolean half(String eventId) {
        return place("half/" + eventId) < 0.5;
    }

    private static double place(String text) {
        return (EventHash.of(text) >>> 11) * 0x1.0p-53;
    }
}
