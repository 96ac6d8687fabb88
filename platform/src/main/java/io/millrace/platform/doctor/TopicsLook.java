package io.millrace.platform.doctor;

import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.plan.TopicSpec;
import io.millrace.runtime.project.Lookup;
import io.millrace.runtime.project.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether topics that are read are there with something in them, and those that are written fit, or can be created. */
record TopicsLook(Admin admin, Plan plan) {

    void look(Consumer<Finding> findings) {
        for (Source source : plan.project().sources().values()) {
            read(source.topic(), "source '" + source.name() + "'", findings);
        }
        plan.topicLookups()
                .forEach((Lookup lookup, Lookup.Topic topic) ->
                        read(topic.topic(), "lookup '" + lookup.name() + "'", findings));
        own(findings);
    }

    private void read(String topic, String of, Consumer<Finding> findings) {
        Optional<TopicDescription> found = find(topic);
        if (found.isEmpty()) {
            findings.accept(Finding.fail(
                    "topic " + topic + " of " + of + " does not exist",
                    "Create it, or name the right one in the project file."));
            return;
        }
        if (forbidden(found.get(), AclOperation.READ)) {
            findings.accept(Finding.fail(
                    "this user may not read topic " + topic + " of " + of, "Give it READ and DESCRIBE on the topic."));
            return;
        }
        long records = records(found.get());
        int partitions = found.get().partitions().size();
        String what = "topic " + topic + " of " + of + ": " + partitions
                + (partitions == 1 ? " partition, " : " partitions, ")
                + String.format(Locale.ROOT, "%,d", records) + (records == 1 ? " record" : " records");
        findings.accept(
                records > 0
                        ? Finding.ok(what)
                        : Finding.warn(what, "Nothing comes of it until something is written there."));
    }

    private void own(Consumer<Finding> findings) {
        List<String> missing = new ArrayList<>();
        int there = 0;
        for (TopicSpec spec : plan.topicSpecs()) {
            Optional<TopicDescription> found = find(spec.name());
            if (found.isEmpty()) {
                missing.add(spec.name());
            } else if (found.get().partitions().size() != spec.partitions()) {
                findings.accept(Finding.fail(
                        "topic " + spec.name() + " has "
                                + found.get().partitions().size() + " partitions, and this project needs "
                                + spec.partitions(),
                        "Set 'partitions' in the project file, or use another project name."));
            } else if (forbidden(found.get(), AclOperation.WRITE)) {
                findings.accept(Finding.fail(
                        "this user may not write topic " + spec.name(), "Give it READ and WRITE on the topic."));
            } else {
                there++;
            }
        }
        String project = plan.project().name();
        findings.accept(Finding.ok(
                missing.isEmpty()
                        ? "all " + there + " topics of project '" + project + "' are there"
                        : there + " topics of project '" + project + "' are there, " + missing.size()
                                + " are created at the start"));
    }

    private Optional<TopicDescription> find(String topic) {
        try {
            return Optional.ofNullable(Answers.of(admin.describeTopics(
                                    List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .allTopicNames())
                    .get(topic));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /** A cluster without an authorizer does not say what is allowed: all is. */
    private static boolean forbidden(TopicDescription topic, AclOperation operation) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return allowed != null && !allowed.contains(operation);
    }

    private long records(TopicDescription topic) {
        List<TopicPartition> partitions = topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        return sum(offsets(partitions, OffsetSpec.latest())) - sum(offsets(partitions, OffsetSpec.earliest()));
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(List<TopicPartition> of, OffsetSpec spec) {
        return Answers.of(
                admin.listOffsets(of.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)))
                        .all());
    }

    private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        return offsets.values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }
}
