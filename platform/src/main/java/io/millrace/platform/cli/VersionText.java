package io.millrace.platform.cli;

import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.query.ModelVersion;
import io.millrace.trainer.query.StoredVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What there is to say of a version, by what it is about.
 *
 * @param log name of the topic that it was learned from
 */
record VersionText(String log) {

    Map<String, String> of(StoredVersion stored) {
        ModelVersion version = stored.version();
        Map<String, String> text = new LinkedHashMap<>();
        text.put("learner", version.learner());
        text.put("version", String.valueOf(version.version()));
        text.put("parent", version.version() == 1 ? "none" : "version " + (version.version() - 1));
        text.put("spec", version.spec());
        text.put("learned", String.format(Locale.ROOT, "%,d examples", version.learned()));
        text.put("from", log + ", offsets 0 to " + version.offset());
        text.put("event time", Instant.ofEpochMilli(version.time()).toString());
        text.put("sha256", version.sha256());
        text.put("size", String.format(Locale.ROOT, "%,d bytes, %,d stored", version.size(), stored.stored()));
        text.put("stored bytes", state(stored));
        return text;
    }

    private static String state(StoredVersion stored) {
        try {
            stored.bytes();
            return "have this hash";
        } catch (UnreadableStateException e) {
            return "damaged: " + e.getMessage();
        }
    }
}
