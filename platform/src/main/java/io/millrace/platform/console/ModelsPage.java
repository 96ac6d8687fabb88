package io.millrace.platform.console;

import io.millrace.platform.exchange.BadRequestException;
import io.millrace.platform.models.RunningModel;
import io.millrace.runtime.plan.Input;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Model;
import io.millrace.runtime.streams.PartitionLog;
import io.millrace.schemas.Evaluation;
import io.millrace.schemas.EvaluationFigures;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Example;
import io.millrace.schemas.ModelEvent;
import io.millrace.trainer.query.LastExamples;
import io.millrace.trainer.query.StoredVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What the page of models shows: learners over time, what has happened to it, importances, the last events. */
final class ModelsPage {

    private static final int EVENTS = 12;

    /** Offsets that are read for these: there are watermarks between events. */
    private static final long OFFSETS = 1_500;

    private static final int EXAMPLES = 500;

    private final Plan plan;
    private final LiveProcess process;
    private final Followed followed;

    ModelsPage(LiveProcess process, Followed followed) {
        this.plan = process.plan();
        this.process = process;
        this.followed = followed;
    }

    /**
     * A figure of all learners over event time, as columns.
     *
     * @param over total, window or fading
     * @param figure as in the evaluations topic, such as kappa
     */
    JsonObject evaluations(String name, String over, String figure) {
        Model model = model(name);
        Schema.Field spans = Evaluation.getClassSchema().getField(over);
        Schema.Field figures = EvaluationFigures.getClassSchema().getField(figure);
        if (spans == null
                || !spans.schema().getType().equals(Schema.Type.RECORD)
                || figures == null
                || figures.schema().getType() == Schema.Type.ARRAY) {
            throw new BadRequestException("There is no figure '" + figure + "' over '" + over
                    + "': expected total, window or fading, and a figure of the evaluations topic.");
        }
        TreeMap<Long, JsonObject> rows = new TreeMap<>();
        JsonObject newest = new JsonObject();
        for (Evaluation evaluation :
                followed.caughtUp().evaluations(model.name()).all()) {
            if (evaluation.getSegment() != null) {
                continue;
            }
            Object value = ((EvaluationFigures) evaluation.get(spans.pos())).get(figures.pos());
            if (value instanceof Double number && Double.isFinite(number)) {
                rows.computeIfAbsent(evaluation.getTime(), time -> new JsonObject())
                        .put(evaluation.getLearner(), number);
            }
            newest.put(evaluation.getLearner(), Contracts.json(evaluation));
        }
        JsonArray times = new JsonArray();
        JsonObject learners = new JsonObject();
        newest.fieldNames().forEach(learner -> learners.put(learner, new JsonArray()));
        rows.forEach((time, values) -> {
            times.add(time);
            learners.forEach(one -> ((JsonArray) one.getValue()).add(values.getValue(one.getKey())));
        });
        return new JsonObject().put("times", times).put("learners", learners).put("newest", newest);
    }

    /** What has happened to it, versions that were taken among it, the newest first. */
    JsonObject history(String name) {
        List<ModelEvent> changes =
                followed.caughtUp().events(model(name).name()).all();
        JsonArray events = new JsonArray();
        for (int i = changes.size() - 1; i >= 0; i--) {
            events.add(Contracts.json(changes.get(i)));
        }
        return new JsonObject().put("events", events);
    }

    /** What the newest version of a learner goes by. */
    JsonObject importances(String name, String learner) {
        Model model = model(name);
        Declared.one("learner", learner, model.learners());
        StoredVersion stored = running(model).versions().one(learner, 0);
        LastExamples last = new LastExamples(plan, model, EXAMPLES);
        new PartitionLog<>(
                        process.cluster(),
                        plan.topics().examples(name),
                        0,
                        process.cluster().serdes().of(Example.class).deserializer())
                .read(record -> last.accept(record.value()));
        JsonArray inputs = new JsonArray();
        if (last.size() > 0) {
            last.importances(stored)
                    .forEach(one -> inputs.add(
                            new JsonObject().put("input", one.input()).put("importance", one.value())));
        }
        return new JsonObject()
                .put("learner", learner)
                .put("version", stored.version().version())
                .put("examples", last.size())
                .put("inputs", inputs);
    }

    /** The last events that it has predicted, with what went in. */
    JsonObject recent(String name) {
        Model model = model(name);
        Deque<EventInFlight> last = new ArrayDeque<>();
        new RecentVectors(process.cluster()).read(plan.topics().vectors(model.on()), OFFSETS, event -> {
            last.addLast(event);
            if (last.size() > EVENTS) {
                last.removeFirst();
            }
        });
        JsonArray events = new JsonArray();
        last.descendingIterator().forEachRemaining(event -> {
            JsonArray inputs = new JsonArray();
            for (Input input : plan.inputs(model)) {
                inputs.add(new JsonObject()
                        .put("name", input.name())
                        .put("value", input.value(event.getFields(), event.getFeatures())));
            }
            events.add(new JsonObject()
                    .put("id", event.getId())
                    .put("time", event.getTime())
                    .put("inputs", inputs));
        });
        return new JsonObject().put("events", events);
    }

    private RunningModel running(Model model) {
        return new RunningModel(plan, model, process.cluster());
    }

    private Model model(String name) {
        return Declared.one("model", name, plan.project().models());
    }
}
