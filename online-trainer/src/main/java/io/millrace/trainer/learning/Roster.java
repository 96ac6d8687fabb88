package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which learners a stored state belongs to, and where its journal starts.
 *
 * @param descriptions what each learner is, by name
 * @param journalStart the position of the oldest entry kept
 */
record Roster(Map<String, String> descriptions, long journalStart) {
    private static final int FORMAT = 1;

    static Roster fromBytes(byte[] bytes) {
        Decoder in = new Decoder("roster", FORMAT, bytes);
        long journalStart = in.whole();
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (int left = in.count(2); left > 0; left--) {
            descriptions.put(in.text(), in.text());
        }
        in.end();
        return new Roster(descriptions, journalStart);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).whole(journalStart).whole(descriptions.size());
        descriptions.forEach((learner, description) -> out.text(learner).text(description));
        return out.toBytes();
    }
}
