package io.millrace.platform.console;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.streams.Cluster;
import io.millrace.runtime.streams.StreamsApp;
import io.millrace.trainer.query.ModelReader;
import java.util.List;

/**
 * The process that serves a console.
 *
 * @param address {@code host:port}, as others know it
 * @param apps what it runs
 */
public record LiveProcess(Plan plan, Cluster cluster, String address, List<StreamsApp> apps, ModelReader models) {

    public LiveProcess {
        apps = List.copyOf(apps);
    }
}
