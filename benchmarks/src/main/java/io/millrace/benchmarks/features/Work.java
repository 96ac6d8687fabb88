package io.millrace.benchmarks.features;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

/** What a stream thread was doing when it was looked at: the innermost of these that is on its stack; CHANGELOG is all that is sent. */
enum Work {
    POLL("org.apache.kafka.clients.consumer."),
    DECODE("io.confluent.kafka.serializers.KafkaAvroDeserializer|io.millrace.features.ingest."),
    ENCODE("io.confluent.kafka.serializers.KafkaAvroSerializer"),
    EXPRESSIONS("io.millrace.runtime.expression."),
    PANES("io.millrace.features.engine."),
    CHANGELOG("org.apache.kafka.clients.producer.|org.apache.kafka.streams.processor.internals.RecordCollectorImpl"),
    STORE("org.rocksdb.|org.apache.kafka.streams.state.internals."),
    COMMIT("org.apache.kafka.streams.processor.internals.TaskExecutor.commit"),
    STREAMS("org.apache.kafka.streams."),
    OTHER("");

    private final Pattern methods;

    Work(String methods) {
        this.methods = Pattern.compile(methods);
    }

    /** Of a sample of a stream thread of an application; empty for other threads. */
    static Optional<Work> of(RecordedEvent sample) {
        RecordedThread thread = sample.getValue("sampledThread");
        RecordedStackTrace stack = sample.getStackTrace();
        if (thread == null
                || thread.getJavaName() == null
                || !thread.getJavaName().contains("StreamThread")
                || thread.getJavaName().contains("producer")
                || stack == null) {
            return Optional.empty();
        }
        return stack.getFrames().stream().flatMap(Work::of).findFirst().or(() -> Optional.of(OTHER));
    }

    private static Stream<Work> of(RecordedFrame frame) {
        String method =
                frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
        return Stream.of(values())
                .filter(work -> work != OTHER && work.methods.matcher(method).lookingAt())
                .limit(1);
    }
}
