package io.millrace.platform.feast;

import io.millrace.features.engine.Status;
import io.millrace.features.query.FeatureNames;
import io.millrace.features.query.FeatureRequest;
import io.millrace.features.query.FeatureValue;
import io.millrace.features.query.FeatureVector;
import io.millrace.features.query.Freshness;
import io.millrace.platform.access.Rights;
import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.exchange.Reads;
import io.millrace.platform.feast.FeastColumns.Column;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Entity;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads as Feast's feature server answers them (version 0.66), whatever they came by. */
public final class FeastReads {

    private final Plan plan;
    private final FeatureNames names;
    private final Reads reads;

    /** Reads of a project's features. */
    public FeastReads(Plan plan, Reads reads) {
        this.plan = plan;
        this.names = new FeatureNames(plan);
        this.reads = reads;
    }

    /**
     * Reads columns.
     *
     * @throws RuntimeException one that {@link FeastFailures} knows, when the request is at fault
     */
    Future<FeastColumns> read(FeastRequest request, Rights rights) {
        String service = request.service();
        List<String> features = byView(service == null ? names.of(request.features()) : names.ofService(service));
        if (features.isEmpty()) {
            throw new BadRequestException("Give 'feature_service', or 'features' such as [\"view:feature\"].");
        }
        rights.mayRead(features);
        FeastNames shown = FeastNames.of(features, request.full());
        FeastEntities entities = request.entities();
        return reads.read(service, new FeatureRequest(features, entities.rows(), OptionalLong.empty()))
                .map(vectors -> {
                    List<Column> columns = keys(entities, features);
                    for (int i = 0; i < features.size(); i++) {
                        columns.add(column(shown.names().get(i), i, entityOf(features.get(i)), vectors));
                    }
                    return new FeastColumns(columns);
                });
    }

    /** Features in the order in which their views are first mentioned. */
    private static List<String> byView(List<String> features) {
        List<String> views = features.stream().map(FeastReads::view).distinct().toList();
        return features.stream()
                .sorted((a, b) -> Integer.compare(views.indexOf(view(a)), views.indexOf(view(b))))
                .toList();
    }

    private static String view(String feature) {
        return feature.substring(0, feature.indexOf(':'));
    }

    private Entity entityOf(String feature) {
        return plan.entityOf(view(feature));
    }

    /** The columns of a request that are in a key of what was asked for. */
    private List<Column> keys(FeastEntities entities, List<String> features) {
        int rows = entities.rows().size();
        List<Column> columns = new ArrayList<>();
        for (String name : entities.columns()) {
            if (features.stream().anyMatch(feature -> entityOf(feature).key().contains(name))) {
                columns.add(new Column(
                        name,
                        entities.values(name).stream().toList(),
                        Collections.nCopies(rows, Status.PRESENT),
                        Collections.nCopies(rows, null)));
            }
        }
        return columns;
    }

    private static Column column(String name, int position, Entity entity, List<FeatureVector> vectors) {
        List<@Nullable Object> values = new ArrayList<>(vectors.size());
        List<Status> statuses = new ArrayList<>(vectors.size());
        List<@Nullable Long> times = new ArrayList<>(vectors.size());
        for (FeatureVector vector : vectors) {
            FeatureValue value = vector.values().get(position);
            Freshness fresh = vector.freshness().get(entity.name());
            values.add(value(value));
            statuses.add(value.status());
            times.add(fresh == null || value.status() == Status.NOT_FOUND ? null : fresh.eventTime());
        }
        return new Column(name, values, statuses, times);
    }

    /** A value as clients can take it: they find out the type of a list from what is in it, so an empty one is none. */
    private static @Nullable Object value(FeatureValue value) {
        return value.value() instanceof List<?> list && list.isEmpty() ? null : value.value();
    }
}
