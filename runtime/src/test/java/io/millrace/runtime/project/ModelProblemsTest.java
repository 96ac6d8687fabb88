package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of numbers, and searches: what makes no sense of them, and what is read of those that do. */
class ModelProblemsTest {

    private static final String CHAMPION = "champion: { learner: trees.HoeffdingTree }";

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    private static ProjectText regression(String more) {
        return ProjectText.shop()
                .with("task: classification", "task: regression")
                .with(CHAMPION, CHAMPION + "\n    " + more);
    }

    private static ProjectText search(String search) {
        return ProjectText.shop().with(CHAMPION, CHAMPION + "\n    search: { ht: " + search + " }");
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "classes of numbers",
                        ProjectText.shop()
                                .with("task: classification", "task: regression")
                                .with("value: fraud, within: 1h", "value: fraud, within: 1h, classes: [a, b]"),
                        "30:67: a regression predicts numbers, and has no classes.\n    Remove 'classes'."),
                new Broken(
                        "weights of numbers",
                        regression("weights: { a: 2 }"),
                        "32:5: 'weights' is by class, and this model predicts numbers.\n    Use 'label.weight', or leave it out."),
                new Broken(
                        "otherwise of numbers",
                        ProjectText.shop()
                                .with("task: classification", "task: regression")
                                .with("value: fraud, within: 1h", "value: fraud, within: 1h, otherwise: none"),
                        "30:69: 'none' is no number, and this model predicts numbers.\n    Expected a number, such as 0."),
                new Broken(
                        "promote of numbers",
                        regression("promote: { metric: kappa }"),
                        "32:24: that is a figure of predicted classes, and this model predicts numbers.\n    Expected mae, rmse, r2 or mase."),
                new Broken(
                        "promote of classes",
                        ProjectText.shop().with(CHAMPION, CHAMPION + "\n    promote: { metric: mae }"),
                        "32:24: that is a figure of predicted numbers, and this model predicts classes.\n    Expected accuracy, kappa, kappa_temporal, kappa_m, auc, log_loss or brier."),
                new Broken(
                        "corrections that ingest drops",
                        ProjectText.shop()
                                .with("value: fraud, within: 1h", "value: fraud, within: 1h, corrections: learn"),
                        "30:71: source 'verdicts' drops a second label of the same event within its 'dedupe' of 1h, so none would be corrected.\n    Give it 'dedupe: 1ms'."),
                new Broken(
                        "seed of more than 64 bits",
                        ProjectText.shop()
                                .with(
                                        "{ learner: trees.HoeffdingTree }",
                                        "{ learner: trees.HoeffdingTree, seed: 99999999999999999999 }"),
                        "31:53: 'seed' is 99999999999999999999.\n    Expected at least -9223372036854775808, and at most 9223372036854775807."),
                new Broken(
                        "search without a place",
                        search("{ learner: trees.HoeffdingTree, over: { g: [50] } }"),
                        "32:59: 'g' is nowhere in the learner.\n    Write {g} where its values go: trees.HoeffdingTree -g {g}"),
                new Broken(
                        "search too large",
                        search(
                                "{ learner: \"t -g {g} -c {c}\", over: { g: [1,2,3,4,5,6,7,8,9], c: [1,2,3,4,5,6,7,8,9] } }"),
                        "32:49: these are more than 64 learners.\n    Give options fewer values: each combination learns every example."),
                new Broken(
                        "search by",
                        search("{ learner: \"t -g {g}\", over: { g: [1] }, by: rmse }"),
                        "32:64: that is no figure of what this model predicts.\n    Expected accuracy, kappa, kappa_temporal, kappa_m, auc, log_loss or brier."),
                new Broken(
                        "no label",
                        ProjectText.shop().with("    label: { source: verdicts, value: fraud, within: 1h }\n", ""),
                        "26:3: a model of this task learns from labels, and has none.\n    Add 'label'; 'task: anomaly' and 'task: clustering' do without."),
                new Broken(
                        "labels of clusters",
                        ProjectText.shop().with("task: classification", "task: clustering"),
                        "26:3: clusters have no labels.\n    Remove 'label'."),
                new Broken(
                        "clusters of classes",
                        ProjectText.shop().with(CHAMPION, CHAMPION + "\n    clusters: 3"),
                        "32:15: this model looks for no clusters.\n    Remove 'clusters'."),
                new Broken(
                        "weights of what is unusual",
                        ProjectText.shop()
                                .with("task: classification", "task: anomaly")
                                .with(CHAMPION, CHAMPION + "\n    weights: { true: 2 }"),
                        "26:3: this model learns every event as it comes, whatever its label.\n    Remove 'weights', 'sample', 'label.otherwise' and 'label.corrections'."),
                new Broken(
                        "promote without labels",
                        ProjectText.shop()
                                .with("task: classification", "task: anomaly")
                                .with("    label: { source: verdicts, value: fraud, within: 1h }\n", "")
                                .with(CHAMPION, CHAMPION + "\n    promote: { metric: auc }"),
                        "31:5: without labels nobody can be better than another.\n    Remove 'promote', or add 'label'."),
                new Broken(
                        "clusters by key",
                        ProjectText.shop()
                                .with("task: classification", "task: clustering")
                                .with("    label: { source: verdicts, value: fraud, within: 1h }\n", "")
                                .with(CHAMPION, CHAMPION + "\n    per: { key: merchant, prior: 3 }"),
                        "31:10: clusters of a key are others than those of all, and cannot be weighed against them.\n    Remove 'per'."));
    }

    @Test
    void per_isAKey_orHowItsModelsAreKept_andSomeLearnersAreShared() throws InvalidProjectException {
        Model plain = Objects.requireNonNull(ProjectText.shop()
                .with(CHAMPION, CHAMPION + "\n    per: merchant")
                .read()
                .models()
                .get("fraud"));
        assertThat(plain.per()).isEqualTo(new PerKey("merchant", PerKey.USUAL_PRIOR, null));
        Model said = Objects.requireNonNull(ProjectText.shop()
                .with(
                        CHAMPION,
                        CHAMPION
                                + "\n    per: { key: merchant, prior: 0.5, ttl: 3h }\n    challengers: { all: { learner: t, shared: true } }")
                .read()
                .models()
                .get("fraud"));
        assertThat(said.per()).isEqualTo(new PerKey("merchant", 0.5, Duration.ofHours(3)));
        assertThat(said.learners().values().stream().map(Model.Learner::perKey)).containsExactly(true, false);
    }

    @Test
    void search_isALearnerForEachCombination() throws InvalidProjectException {
        Model model = Objects.requireNonNull(search(
                        "{ learner: \"t -g {g} -c {c}\", over: { g: [50, 200], c: [0.1, 0.01] }, halve: 700, by: auc, seed: 4 }")
                .read()
                .models()
                .get("fraud"));
        assertThat(model.learners().values().stream().skip(1).map(Model.Learner::learner))
                .containsExactly("t -g 50 -c 0.1", "t -g 50 -c 0.01", "t -g 200 -c 0.1", "t -g 200 -c 0.01");
        assertThat(model.learners().get("ht_3")).extracting(Model.Learner::seed).isEqualTo(4L);
        assertThat(model.searches())
                .containsExactly(
                        new Search("ht", List.of("ht_1", "ht_2", "ht_3", "ht_4"), 700, PromotionRule.Metric.AUC));
    }
}
