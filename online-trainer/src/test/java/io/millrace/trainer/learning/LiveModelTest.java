package io.millrace.trainer.learning;

import static io.millrace.trainer.learning.ConformanceCases.FACTORY;
import static io.millrace.trainer.learning.ConformanceCases.learn;
import static io.millrace.trainer.learning.ConformanceCases.spec;
import static io.millrace.trainer.learning.DriftingRows.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.project.ModelBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LiveModelTest {
    private static final SnapshotPolicy POLICY = new SnapshotPolicy(12_000);

    static Stream<String> learners() {
        return ConformanceCases.OPTIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void learn_killedAndRebuiltAnywhere_isTheUndisturbedModel(String options) {
        LiveModel undisturbed = ConformanceCases.live(options, POLICY);
        LiveModel killed = ConformanceCases.live(options, POLICY);
        Optional<Snapshot> last = Optional.empty();
        List<byte[]> journal = new ArrayList<>();
        Random when = new Random(11);
        int rebuilt = 0;
        for (JournalEntry row : DriftingRows.generate(2, 5_000)) {
            if (when.nextInt(150) == 0) {
                killed = rebuild(options, last, journal);
                rebuilt++;
            }
            assertThat(killed.predict(row.inputs())).containsExactly(undisturbed.predict(row.inputs()));
            undisturbed.learn(row);
            journal.add(row.toBytes());
            Optional<Snapshot> taken = killed.learn(row);
            if (taken.isPresent()) {
                last = taken.map(snapshot -> Snapshot.fromBytes(snapshot.toBytes()));
                journal.clear();
            }
        }
        assertThat(rebuilt).isGreaterThan(20);
        assertThat(killed.version()).isEqualTo(undisturbed.version()).isGreaterThan(2);
        assertThat(killed.learned()).isEqualTo(undisturbed.learned()).isEqualTo(5_000);
        assertThat(killed.hash()).isEqualTo(undisturbed.hash());
    }

    private static LiveModel rebuild(String options, Optional<Snapshot> last, List<byte[]> journal) {
        LiveModel model = last.map(snapshot -> LiveModel.restore(FACTORY, spec(options), SCHEMA, POLICY, snapshot))
                .orElseGet(() -> ConformanceCases.live(options, POLICY));
        journal.forEach(bytes -> model.replay(JournalEntry.fromBytes(bytes)));
        return model;
    }

    /** The reason why a snapshot replaces the live learner. */
    @Test
    void restoredEfdt_learningOn_isSavedAsOtherBytesThanTheOriginal() {
        List<JournalEntry> rows = DriftingRows.generate(1, 5_000);
        Learner original = ConformanceCases.create("trees.EFDT");
        learn(original, rows.subList(0, 2_500));
        Learner restored = FACTORY.restore(spec("trees.EFDT"), SCHEMA, original.save());
        learn(original, rows.subList(2_500, 5_000));
        learn(restored, rows.subList(2_500, 5_000));

        assertThat(restored.save()).isNotEqualTo(original.save());
    }

    @Test
    void learn_snapshots_areDueByTheJournalAlone() {
        LiveModel model = ConformanceCases.live("no_change", new SnapshotPolicy(1_000));
        long bytes = 0;
        int snapshots = 0;
        for (JournalEntry row : DriftingRows.generate(4, 200)) {
            bytes += row.toBytes().length;
            boolean due = bytes >= 1_000;
            assertThat(model.learn(row).isPresent()).isEqualTo(due);
            bytes = due ? 0 : bytes;
            snapshots += due ? 1 : 0;
        }
        assertThat(snapshots).isGreaterThan(2);
    }

    @Test
    void due_afterASnapshot_waitsForAsMuch_upToWhatARestartMayReplay() {
        SnapshotPolicy policy = new SnapshotPolicy(1_000, 50_000, ModelBudget.USUAL);
        assertThat(policy.due(999, 10)).isFalse();
        assertThat(policy.due(29_999, 30_000)).isFalse();
        assertThat(policy.due(30_000, 30_000)).isTrue();
        assertThat(policy.due(49_999, 100_000)).isFalse();
        assertThat(policy.due(50_000, 100_000)).isTrue();
        assertThat(policy.due(99_999, 400_000)).isFalse();
        assertThat(policy.due(100_000, 400_000)).isTrue();
    }

    @Test
    void due_afterALargeSnapshot_waitsForAQuarterOfIt() {
        SnapshotPolicy policy = new SnapshotPolicy(1_000);
        assertThat(policy.due(999, 0)).isFalse();
        assertThat(policy.due(1_000, 4_000)).isTrue();
        assertThat(policy.due(24_999, 100_000)).isFalse();
        assertThat(policy.due(25_000, 100_000)).isTrue();
    }

    @Test
    void restore_ofAnotherDefinition_namesBoth() {
        Snapshot snapshot =
                ConformanceCases.live("trees.HoeffdingTree -g 100", POLICY).snapshot();
        assertThatThrownBy(
                        () -> LiveModel.restore(FACTORY, spec("trees.HoeffdingTree -g 50"), SCHEMA, POLICY, snapshot))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContainingAll("-g 100", "-g 50");
    }

    /** Sums and products only, so it holds on any processor; it changes with MOA's version, and then models do not move. */
    @Test
    void hash_ofNaiveBayes_isGolden() {
        LiveModel model = ConformanceCases.live("bayes.NaiveBayes", POLICY);
        DriftingRows.generate(5, 100).forEach(model::learn);
        assertThat(model.hash()).isEqualTo("0ecb9bb4a2cd1fd0b49f45d3119a18c85182072d5c9ab3beb763337ef6a1880e");
    }

    @Test
    void learner_thatHasOutgrownItsBudget_learnsNoMore() {
        List<JournalEntry> rows = DriftingRows.generate(1, 2_000);
        long small = 4_000;
        LiveModel model = ConformanceCases.live(
                "trees.HoeffdingTree -g 50 -c 0.01",
                new SnapshotPolicy(12_000, 12_000, new ModelBudget(small, ModelBudget.Outgrown.STOP)));
        List<Snapshot> taken = new ArrayList<>();
        rows.forEach(row -> model.learn(row).ifPresent(taken::add));
        Snapshot last = taken.get(taken.size() - 1);
        assertThat(last.rawSize()).isGreaterThan((int) small);
        assertThat(model.learned()).isEqualTo(last.learned()).isLessThan(rows.size());
        assertThat(model.position()).isEqualTo(rows.size());
        assertThat(model.hash()).isEqualTo(last.hash());
    }

    @Test
    void learner_thatHasOutgrownItsBudget_beginsAnew_ifThatIsSaid() {
        List<JournalEntry> rows = DriftingRows.generate(1, 2_000);
        LiveModel model = ConformanceCases.live(
                "trees.HoeffdingTree -g 50 -c 0.01",
                new SnapshotPolicy(12_000, 12_000, new ModelBudget(4_000, ModelBudget.Outgrown.RESET)));
        List<Snapshot> resets = new ArrayList<>();
        for (JournalEntry row : rows) {
            model.learn(row).filter(snapshot -> snapshot.learned() == 0).ifPresent(resets::add);
        }
        assertThat(resets).isNotEmpty().allMatch(snapshot -> snapshot.hash()
                .equals(ConformanceCases.live("trees.HoeffdingTree -g 50 -c 0.01", new SnapshotPolicy(1))
                        .hash()));
        assertThat(model.learned()).isLessThan(rows.size());
    }
}
