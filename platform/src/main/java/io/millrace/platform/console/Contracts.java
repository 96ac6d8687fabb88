package io.millrace.platform.console;

import io.vertx.core.json.JsonObject;
import org.apache.avro.specific.SpecificRecord;

/** Records of the contracts as JSON: their fields have the names that they have in the topics; a number that is none is a text. */
final class Contracts {

    private Contracts() {}

    static JsonObject json(SpecificRecord record) {
        return new JsonObject(record.toString());
    }
}
