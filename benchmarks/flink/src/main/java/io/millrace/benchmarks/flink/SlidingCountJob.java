package io.millrace.benchmarks.flink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Counts events per key in sliding windows with Flink, in this process, and says at what rate on one line of JSON. The arguments
 * are {@code bootstrapServers registryUrl topic events warmup windowMillis slideMillis}.
 *
 * <p>No {@code --add-opens} is needed on Java 17: the ones that Flink's own scripts set are for Kryo and for reflection into the
 * JDK's collections, and this job has neither. What it writes stays in a folder of its own under {@code java.io.tmpdir}, for
 * whoever started the process to delete.
 */
public final class SlidingCountJob {

    private SlidingCountJob() {}

    /** Measures, prints and ends the process; exit code 1 and the reason on standard error when it fails. */
    public static void main(String[] arguments) {
        int status = 0;
        try {
            System.out.println(run(SlidingCount.of(arguments)).json());
        } catch (Exception e) { // whatever it is, the parent is told
            e.printStackTrace();
            status = 1;
        }
        System.out.flush();
        System.err.flush();
        // nothing is worth a clean end: the folder goes with the process
        Runtime.getRuntime().halt(status);
    }

    /** Runs the job until as many events have been counted as are wanted. */
    static Rate run(SlidingCount count) throws Exception {
        Path folder = Files.createTempDirectory("flink");
        long windows = count.windowsPerEvent();
        Meter meter = Meter.between(count.warmup() * windows, count.events() * windows);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, FlinkSettings.in(folder));
        new SlidingCountPipeline(count, meter).counts(environment).sinkTo(new DiscardingSink<>());
        JobClient job = environment.executeAsync("sliding count");
        CompletableFuture<?> ended = job.getJobExecutionResult();
        try {
            CompletableFuture.anyOf(meter.nanos(), ended).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Flink's job failed after " + meter.calls() + " counts", e.getCause());
        }
        if (!meter.nanos().isDone()) {
            throw new IllegalStateException("topic " + count.topic() + " ended after " + meter.calls() + " counts; "
                    + count.events() + " events in " + windows + " windows each were expected, none of them late");
        }
        if (!ended.isDone()) {
            job.cancel().get();
            ended.handle((result, failure) -> failure).join();
        }
        return Rate.of(count, meter.nanos().get());
    }
}
