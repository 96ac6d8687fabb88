package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Missing values, new categories and numbers of rows: silent as long as nothing changes, and right when it does. */
final class QualityChecksTest {

    private static final List<WatchedFeature> FEATURES =
            List.of(WatchedFeature.numeric("amount"), WatchedFeature.categorical("kind"));
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long LENGTH = WINDOW.toMillis();
    private static final int REFERENCE = 24;
    private static final int ROWS = 400;

    private final SplittableRandom random = new SplittableRandom(5);
    private int ids;

    private static MonitorSettings settings(QualityChecks quality, double alarms) {
        return new MonitorSettings(
                "m", FEATURES, WINDOW, 1, quality, false, AlertPolicy.AT_ONCE, new FalseAlarmBudget(alarms, MONTH));
    }

    private WindowProfile window(int number, double rows, double missing, double fresh) {
        return window(number, rows, missing, fresh, 0, 0);
    }

    private WindowProfile window(int number, double rows, double missing, double fresh, double beyond, double stuck) {
        long start = number * LENGTH;
        WindowProfileBuilder builder = new WindowProfileBuilder(start, start + LENGTH, 2, 2048);
        int count = (int) Math.max(0, Math.round(rows + Math.sqrt(rows) * random.nextGaussian()));
        for (int i = 0; i < count; i++) {
            double u = random.nextDouble();
            String kind = random.nextDouble() < fresh ? "fresh" : "k" + (int) (100 * u * u * u);
            Double amount = random.nextDouble() < missing ? null : (Double) amount(beyond, stuck);
            builder.add(Row.of("r" + ids++, start + random.nextLong(LENGTH), null, amount, kind));
        }
        return builder.build();
    }

    private double amount(double beyond, double stuck) {
        double which = random.nextDouble();
        return which < beyond
                ? 1_000 * (1 + random.nextDouble())
                : which < beyond + stuck ? 0.5 : random.nextGaussian();
    }

    private Judge judge(MonitorSettings settings) {
        List<WindowProfile> before = new ArrayList<>();
        VolumeReference volume = VolumeReference.NONE;
        for (int i = 0; i < REFERENCE; i++) {
            WindowProfile window = window(i, ROWS, 0.02, 0);
            before.add(window);
            volume = volume.plus(window.rows());
        }
        return new Judge(
                settings, Reference.of(FEATURES, new ReferenceInterval(0, REFERENCE * LENGTH), before), volume);
    }

    @Test
    void nothingChanges_alarmsStayWithinTheBudget() {
        MonitorSettings settings = settings(new QualityChecks(1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-9), 30);
        Map<CheckKind, Integer> alarms = new EnumMap<>(CheckKind.class);
        int months = 8;
        for (int month = 0; month < months; month++) {
            Judge judge = judge(settings);
            for (int i = 0; i < MONTH.toMillis() / LENGTH; i++) {
                List<FeatureVerdict> verdicts = judge.judge(window(REFERENCE + i, ROWS, 0.02, 0), MonitorState.NONE)
                        .verdicts();
                for (int check = 0; check < verdicts.size(); check++) {
                    if (verdicts.get(check).outcome() == Outcome.DRIFTED) {
                        alarms.merge(settings.checks().get(check).kind(), 1, Integer::sum);
                    }
                }
            }
        }
        int checks = settings.checks().size();
        assertThat(checks).isEqualTo(9);
        double each = 30.0 * months / checks;
        assertThat(alarms.getOrDefault(CheckKind.MISSING, 0)).isLessThan((int) (2 * each + 4 * Math.sqrt(2 * each)));
        assertThat(alarms.getOrDefault(CheckKind.NEW_CATEGORY, 0)).isLessThan((int) (each + 4 * Math.sqrt(each)));
        assertThat(alarms.getOrDefault(CheckKind.STUCK, 0)).isLessThan((int) (each + 4 * Math.sqrt(each)));
        assertThat(alarms.getOrDefault(CheckKind.JOINT, 0)).isLessThan((int) (each + 4 * Math.sqrt(each)));
        // what is beyond the reference's ends is more in some months, and then for all of the month
        assertThat(alarms.getOrDefault(CheckKind.RANGE, 0)).isLessThan((int) (4 * each));
        // the mean of the reference's windows is off in some months, and then for all of the month
        assertThat(alarms.getOrDefault(CheckKind.VOLUME, 0)).isLessThan((int) (4 * each));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 0.02, 0, 0, 0, ",
        "400, 0.12, 0, 0, 0, amount/missing FIRING",
        "400, 0.02, 0.05, 0, 0, kind/new_category FIRING",
        "180, 0.02, 0, 0, 0, (rows)/volume FIRING",
        "900, 0.02, 0, 0, 0, (rows)/volume FIRING",
        "0, 0.02, 0, 0, 0, (rows)/volume FIRING",
        "400, 0.02, 0, 0.04, 0, amount/range FIRING",
        "400, 0.02, 0, 0, 0.08, amount/stuck FIRING",
    })
    void whatChanges_fires_andNothingElse(
            double rows, double missing, double fresh, double beyond, double stuck, String expected) {
        MonitorSettings settings = settings(new QualityChecks(0.05, 0.02, 0.01, 0.03, 0, 0.5), 1);
        Judge judge = judge(settings);
        Judgement judgement = judge.judge(window(REFERENCE, rows, missing, fresh, beyond, stuck), MonitorState.NONE);
        List<String> fired = judgement.transitions().stream()
                .map(one -> one.feature() + "/" + one.kind().name().toLowerCase(Locale.ROOT) + " " + one.status())
                .toList();
        assertThat(fired).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(judge.judge(window(REFERENCE + 1, ROWS, 0.02, 0), judgement.state())
                        .transitions())
                .hasSameSizeAs(fired)
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(AlertStatus.RESOLVED));
    }

    @Test
    void silence_addsUp_whereOneEmptyWindowMayBeChance() {
        VolumeReference wild = VolumeReference.NONE;
        for (int i = 0; i < 20; i++) {
            wild = wild.plus(60 + 40 * (i % 3));
        }
        Reference reference = Reference.of(FEATURES, new ReferenceInterval(0, LENGTH), List.of(window(0, ROWS, 0, 0)));
        MonitorSettings settings = new MonitorSettings(
                "m",
                FEATURES,
                WINDOW,
                1,
                new QualityChecks(0, 0, 0, 0, 0, 0.5),
                true,
                AlertPolicy.AT_ONCE,
                new FalseAlarmBudget(1, Duration.ofDays(3_650)));
        Judge judge = new Judge(settings, reference, wild);
        MonitorState state = MonitorState.NONE;
        List<String> said = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Judgement judgement = judge.judge(i == 3 || i == 12 ? window(i, 100, 0, 0) : window(i, 0, 0, 0), state);
            state = judgement.state();
            for (AlertTransition one : judgement.transitions()) {
                said.add(i + " " + one.status() + " by " + one.test().test());
            }
        }
        // each of them has a chance of 1 in 21, and the level is about 1 in 700,000: five of them, and not those before
        // the third window
        assertThat(said).containsExactly("8 FIRING by silence", "12 RESOLVED by volume");
    }

    @Test
    void questionThatIsNotAskedAnyMore_endsItsAlert() {
        WindowProfile broken = window(REFERENCE, ROWS, 0.5, 0);
        MonitorState on = judge(settings(new QualityChecks(0.05, 0, 0, 0, 0, 0), 1))
                .judge(broken, MonitorState.NONE)
                .state();
        assertThat(on.quiet()).isFalse();
        Judgement judgement = judge(settings(QualityChecks.NONE, 1)).judge(window(REFERENCE + 1, ROWS, 0.5, 0), on);
        assertThat(judgement.transitions()).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(one.check().alert()).isEqualTo("amount/missing");
            assertThat(one.id()).isEqualTo(AlertTransition.id("m", "amount/missing", broken.start()));
            assertThat(one.sentence()).isEqualTo("amount missing is not asked any more");
        });
        assertThat(judgement.state().quiet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"amount", "spend:total_1h", "(rows)/volume", "kind/new_category", "kind[path=/range]", "kind[a=b=c]"})
    void alert_saysWhatItIsAbout(String alert) {
        assertThat(Check.ofAlert(alert).alert()).isEqualTo(alert);
    }

    @Test
    void sentences_sayWhatChanged() {
        Judge judge = judge(settings(new QualityChecks(0.05, 0.02, 0.01, 0.03, 0, 0.5), 1));
        assertThat(judge.judge(window(REFERENCE, ROWS, 0.5, 0.2), MonitorState.NONE).transitions().stream()
                        .map(AlertTransition::sentence))
                .satisfiesExactly(
                        missing -> assertThat(missing)
                                .matches(
                                        "amount missing: \\d+% of the rows against 2% in the reference; change 0\\.\\d+, .*"),
                        fresh -> assertThat(fresh)
                                .startsWith("kind new: 'fresh' ")
                                .contains("against 0% in the reference; share 0."));
        assertThat(judge.judge(window(REFERENCE + 1, 0, 0, 0), MonitorState.NONE)
                        .transitions()
                        .get(0)
                        .sentence())
                .startsWith("(rows): 0 rows against ")
                .contains("on average in the reference; change 1.00, needed 0.50");
    }

    @Test
    void binomialTail_isThatOfItsTerms() {
        assertThat(BinomialTail.upper(0, 10, 0.1)).isEqualTo(1);
        assertThat(BinomialTail.upper(1, 10, 0.1)).isCloseTo(1 - Math.pow(0.9, 10), within(1e-12));
        assertThat(BinomialTail.upper(10, 10, 0.5)).isCloseTo(Math.pow(0.5, 10), within(1e-15));
        assertThat(BinomialTail.upper(2, 3, 0.5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void volumeOfTheReference_survivesItsBytes() {
        VolumeReference volume = VolumeReference.NONE.plus(10).plus(20).plus(0);
        assertThat(VolumeReference.fromBytes(volume.toBytes())).isEqualTo(volume);
        assertThat(volume.mean()).isEqualTo(10);
        assertThat(volume.variance()).isCloseTo(100, within(1e-9));
    }
}
