package io.millrace.trainer.topology;

import io.millrace.schemas.Example;
import io.millrace.trainer.learning.PrequentialTrainer;
import io.millrace.trainer.learning.Promotion;
import io.millrace.trainer.learning.Snapshot;
import io.millrace.trainer.learning.UnusableInputException;
import io.millrace.trainer.query.ExampleTrainer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Test, then train: reads a model's log and nothing else. The learners in memory are a cache of what is in the stores;
 * after a crash they are rebuilt from the last snapshot and the journal.
 */
final class TrainProcessor implements Processor<String, Example, String, SpecificRecord> {

    static final String PREDICTIONS = "predictions";
    static final String EVALUATIONS = "evaluations";
    static final String EVENTS = "events";
    static final String SNAPSHOTS = "snapshots";
    static final String OUTCOMES = "outcomes";

    private final ModelPlan plan;
    private final Reports reports;
    private ProcessorContext<String, SpecificRecord> context;
    private ExampleTrainer trainer;
    private OutcomeFlows outcomes;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    TrainProcessor(ModelPlan plan) {
        this.plan = plan;
        this.reports = new Reports(plan.model());
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.trainer = new ExampleTrainer(
                plan.inputs(),
                plan.model().classes(),
                new PrequentialTrainer(plan.definition(), plan.learners(), new StoredState(context)));
        this.outcomes = new OutcomeFlows(plan.model(), trainer.trainer().counters());
    }

    @Override
    public void process(Record<String, Example> record) {
        Example example = record.value();
        long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(-1L);
        ExampleTrainer.Outcome outcome = accept(example);
        if (plan.watched()) {
            outcomes.of(example, outcome, trainer.trainer().counters())
                    .ifPresent(flow -> send(example.getId(), flow, example, OUTCOMES));
        }
        if (outcome instanceof ExampleTrainer.Outcome.Said said) {
            send(
                    example.getId(),
                    reports.prediction(
                            example,
                            said.said().predictions(),
                            trainer.trainer().counters().learned()),
                    example,
                    PREDICTIONS);
            publish(said.said().snapshots(), example, offset);
        } else if (outcome instanceof ExampleTrainer.Outcome.Labelled labelled) {
            publish(labelled.label().snapshots(), example, offset);
        } else if (outcome instanceof ExampleTrainer.Outcome.PutBack back) {
            publish(back.learner(), back.snapshot(), example, offset);
            send(back.learner(), reports.rollbackEvent(back, example.getTime()), example, EVENTS);
        } else if (outcome instanceof ExampleTrainer.Outcome.Reset reset) {
            publish(reset.learner(), reset.snapshot(), example, offset);
            send(reset.learner(), reports.resetEvent(reset, example.getTime()), example, EVENTS);
        } else if (outcome instanceof ExampleTrainer.Outcome.Held held) {
            String answers = trainer.trainer().champion();
            send(answers, reports.heldEvent(held, example.getTime(), trainer.trainer()), example, EVENTS);
        } else if (outcome instanceof ExampleTrainer.Outcome.Promoted promoted) {
            tell(promoted.promotion(), example);
        } else if (outcome instanceof ExampleTrainer.Outcome.Marked marked) {
            marked.eliminations()
                    .forEach(left -> send(
                            left.learner(),
                            reports.eliminationEvent(left, example.getTime(), trainer.trainer()),
                            example,
                            EVENTS));
            marked.promotion().ifPresent(promotion -> tell(promotion, example));
            reports.evaluations(example.getTime(), trainer.trainer())
                    .forEach(evaluation -> send(evaluation.getLearner(), evaluation, example, EVALUATIONS));
        }
    }

    /** An entry that cannot be used has changed nothing, and goes to the dead letters; anything else may be half done, and ends the process. */
    private ExampleTrainer.Outcome accept(Example example) {
        try {
            return trainer.accept(example);
        } catch (UnusableInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "model '" + plan.model().name() + "' cannot go on at the example '" + example.getId() + "': "
                            + e.getMessage(),
                    e);
        }
    }

    private void tell(Promotion promotion, Example cause) {
        send(promotion.learner(), reports.promotionEvent(promotion, cause.getTime(), trainer.trainer()), cause, EVENTS);
    }

    private void publish(Map<String, Snapshot> snapshots, Example example, long offset) {
        snapshots.forEach((learner, snapshot) -> {
            publish(learner, snapshot, example, offset);
            send(learner, reports.snapshotEvent(learner, snapshot, example.getTime()), example, EVENTS);
        });
    }

    private void publish(String learner, Snapshot snapshot, Example example, long offset) {
        reports.chunks(learner, snapshot, plan.definition().largestChunk(), offset)
                .forEach(chunk ->
                        send(learner + "/" + chunk.getVersion() + "/" + chunk.getChunk(), chunk, example, SNAPSHOTS));
    }

    private void send(String key, SpecificRecord value, Example cause, String sink) {
        context.forward(new Record<>(key, value, Math.max(0, cause.getTime())), sink);
    }
}
