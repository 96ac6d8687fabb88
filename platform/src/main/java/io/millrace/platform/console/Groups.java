package io.millrace.platform.console;

import io.millrace.runtime.streams.ClientName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of a project's applications: where its processes are, and how far each application is behind. Answers come from Kafka, so they are the same in every process. */
final class Groups {

    private final Admin admin;
    private final List<String> applications;

    Groups(Admin admin, List<String> applications) {
        this.admin = admin;
        this.applications = applications;
    }

    /** Addresses of the processes that are members now. */
    Set<String> addresses() throws InterruptedException, ExecutionException {
        Set<String> addresses = new TreeSet<>();
        for (KafkaFuture<ConsumerGroupDescription> group :
                admin.describeConsumerGroups(applications).describedGroups().values()) {
            group.toCompletionStage()
                    .toCompletableFuture()
                    .handle((description, missing) -> description)
                    .thenAccept(description -> {
                        if (description != null) {
                            description.members().forEach(member -> ClientName.address(member.clientId())
                                    .ifPresent(addresses::add));
                        }
                    })
                    .get();
        }
        return addresses;
    }

    /** Records that an application has not read and committed, by application and partition; nothing of a partition that it has never committed. */
    Map<String, Map<TopicPartition, Long>> lags() throws InterruptedException, ExecutionException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                        applications.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), group -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get();
        Set<TopicPartition> all = new HashSet<>();
        committed.values().forEach(group -> all.addAll(group.keySet()));
        Map<TopicPartition, Long> ends = offsets(all, OffsetSpec.latest());
        Map<String, Map<TopicPartition, Long>> lags = new HashMap<>();
        committed.forEach((application, group) -> {
            Map<TopicPartition, Long> lag = new HashMap<>();
            group.forEach((partition, offset) -> {
                if (offset != null && ends.containsKey(partition)) {
                    lag.put(partition, Math.max(0, Objects.requireNonNull(ends.get(partition)) - offset.offset()));
                }
            });
            lags.put(application, lag);
        });
        return lags;
    }

    /** Offsets of partitions. */
    Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all()
                .get();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
