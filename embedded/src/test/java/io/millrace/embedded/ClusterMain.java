package io.millrace.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program for tests to kill: starts a cluster, sends records, says where it is, and waits. */
final class ClusterMain {

    private ClusterMain() {}

    /** With a folder as argument the cluster is kept there; without, it is temporary. */
    public static void main(String[] args) throws Exception {
        RegistryProgram program = RegistryProgram.find();
        ClusterConfig config =
                args.length == 0 ? ClusterConfig.temporary(program) : ClusterConfig.in(program, Path.of(args[0]));
        EmbeddedCluster cluster = EmbeddedCluster.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        KafkaTraffic traffic = new KafkaTraffic(cluster.broker().bootstrapServers());
        traffic.createTopic("events");
        traffic.send("events", 0, true, "a", "b");
        traffic.read("events", "readers", 1);
        System.out.println("ready " + cluster.registry().pid() + " " + cluster.folder());
        new CountDownLatch(1).await();
    }
}
