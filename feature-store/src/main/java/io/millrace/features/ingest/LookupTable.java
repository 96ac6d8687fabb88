package io.millrace.features.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a side table, by key and time. */
@FunctionalInterface
public interface LookupTable {

    /** The newest row of a key that is not after a time, without what is missing in it; null when there is none. */
    @Nullable
    Map<String, Object> row(String key, long time);
}
