package io.millrace.platform.cli;

import io.millrace.trainer.learning.UnreadableStateException;
import io.millrace.trainer.query.ModelVersion;
import io.millrace.trainer.query.StoredVersion;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Versions of learners, as JSON. */
final class VersionJson {

    private VersionJson() {}

    static JsonObject of(ModelVersion version) {
        return new JsonObject()
                .put("learner", version.learner())
                .put("version", version.version())
                .put("parent", version.version() == 1 ? null : version.version() - 1)
                .put("spec", version.spec())
                .put("learned", version.learned())
                .put("offset", version.offset())
                .put("time", Instant.ofEpochMilli(version.time()).toString())
                .put("sha256", version.sha256())
                .put("bytes", version.size());
    }

    /** With what is stored of it. */
    static JsonObject of(StoredVersion stored) {
        return of(stored.version()).put("stored_bytes", stored.stored()).put("damage", damage(stored));
    }

    private static @Nullable String damage(StoredVersion stored) {
        try {
            stored.bytes();
            return null;
        } catch (UnreadableStateException e) {
            return e.getMessage();
        }
    }
}
