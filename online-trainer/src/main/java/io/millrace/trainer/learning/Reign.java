package io.millrace.trainer.learning;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who answers, and who is about to.
 *
 * @param champion name of the learner that answers
 * @param leads marks in a row at which others have had the lead that the rule demands
 */
record Reign(String champion, Map<String, Integer> leads) {
    private static final int FORMAT = 1;

    Reign {
        leads = Map.copyOf(leads);
    }

    static Reign of(String champion) {
        return new Reign(champion, Map.of());
    }

    static Reign fromBytes(byte[] bytes) {
        Decoder in = new Decoder("reign", FORMAT, bytes);
        String champion = in.text();
        Map<String, Integer> leads = new TreeMap<>();
        for (int left = in.count(2); left > 0; left--) {
            leads.put(in.text(), in.smallWhole());
        }
        in.end();
        return new Reign(champion, leads);
    }

    byte[] toBytes() {
        Encoder out = new Encoder(FORMAT).text(champion).whole(leads.size());
        new TreeMap<>(leads).forEach((learner, marks) -> out.text(learner).whole(marks));
        return out.toBytes();
    }
}
