package io.millrace.platform.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The other processes of the project, as the console asks them. */
public interface ConsolePeers {

    /** Where a process says its numbers. */
    String NUMBERS = "/console/process";

    /**
     * The numbers of a process.
     *
     * @param address {@code host:port}
     */
    Future<JsonObject> numbers(String address);
}
