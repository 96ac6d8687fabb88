package io.millrace.platform.console;

import io.millrace.platform.exchange.NotFoundException;
import io.millrace.runtime.project.Suggestion;
import java.util.Map;

/** What a project declares, by the names that addresses have. */
final class Declared {

    private Declared() {}

    /** One of all; who asks for another is told what is near. */
    static <T> T one(String kind, String name, Map<String, T> all) {
        T found = all.get(name);
        if (found == null) {
            throw new NotFoundException(
                    "There is no " + kind + " '" + name + "'. " + Suggestion.near(name, all.keySet()));
        }
        return found;
    }
}
