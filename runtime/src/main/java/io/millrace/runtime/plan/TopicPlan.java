package io.millrace.runtime.plan;

import io.millrace.runtime.project.Project;
import io.millrace.runtime.project.Service;
import io.millrace.runtime.project.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The topics of a project, with their partitions and retention. */
final class TopicPlan {

    private TopicPlan() {}

    static List<TopicSpec> of(Plan plan) {
        Project project = plan.project();
        Topics topics = plan.topics();
        int partitions = project.partitions();
        List<TopicSpec> specs = new ArrayList<>();
        Set<String> stations = new LinkedHashSet<>();
        for (String source : project.sources().keySet()) {
            stations.addAll(plan.itinerary(source));
            if (plan.hasVectors(source)) {
                specs.add(TopicSpec.inFlight(topics.vectors(source), partitions));
            }
        }
        stations.forEach(entity -> specs.add(TopicSpec.inFlight(topics.station(entity), partitions)));
        for (View view : project.views().values()) {
            if (view.publish()) {
                specs.add(TopicSpec.compacted(topics.features(view), partitions));
            }
        }
        for (Service service : project.services().values()) {
            if (service.log()) {
                specs.add(TopicSpec.kept(topics.served(service.name()), partitions));
            }
        }
        for (String model : project.models().keySet()) {
            specs.add(TopicSpec.inFlight(topics.inbox(model), 1));
            specs.add(TopicSpec.kept(topics.examples(model), 1));
            specs.add(TopicSpec.kept(topics.predictions(model), 1));
            specs.add(TopicSpec.kept(topics.evaluations(model), 1));
            specs.add(TopicSpec.kept(topics.events(model), 1));
            specs.add(TopicSpec.compacted(topics.snapshots(model), 1));
            if (project.watchesModel(model)) {
                specs.add(TopicSpec.inFlight(topics.outcomes(model), 1));
            }
        }
        for (String monitor : project.monitors().keySet()) {
            specs.add(TopicSpec.inFlight(topics.profiles(monitor), 1));
            if (project.hasReactions(monitor)) {
                specs.add(TopicSpec.inFlight(topics.alertsFor(monitor), 1));
            }
        }
        if (!project.monitors().isEmpty()) {
            specs.add(TopicSpec.kept(topics.alerts(), 1));
            specs.add(TopicSpec.compacted(topics.alertsState(), 1));
            specs.add(TopicSpec.compacted(topics.references(), 1));
        }
        specs.add(TopicSpec.kept(topics.deadLetters(), 1));
        return specs;
    }
}
