package io.millrace.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.Sum;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Window WINDOW = new RollingWindow(640, 10);

    @Test
    void feature_withoutTheValueItNeeds_isRefused() {
        assertThatThrownBy(() -> new Feature("added", new Sum(), null, Condition.ALWAYS, WINDOW))
                .hasMessageContaining("feature 'added': sum needs to know the value");
    }

    @Test
    void feature_withAColonInItsName_isRefused() {
        assertThatThrownBy(() -> Sample.feature("a:b", new Count(), WINDOW)).hasMessageContaining("'a:b' will not do");
    }

    @Test
    void names_declaredTwice_areRefused() {
        Feature feature = Sample.feature("n", new Count(), WINDOW);
        assertThatThrownBy(() -> Sample.view("v", feature, feature)).hasMessageContaining("'n' is declared twice");
        View view = Sample.view("v", feature);
        assertThatThrownBy(() -> Sample.layout(Duration.ZERO, view, view))
                .hasMessageContaining("'v' is declared twice");
    }

    @Test
    void window_tooShortOrWithAnUnsuitableHop_isRefused() {
        assertThatThrownBy(() -> new RollingWindow(63, 1)).hasMessageContaining("63 ms is too short");
        assertThatThrownBy(() -> new RollingWindow(640, 0)).hasMessageContaining("by default it is 10 ms");
        assertThatThrownBy(() -> new RollingWindow(640, 641)).hasMessageContaining("hop of 641 ms");
        assertThatThrownBy(() -> new RollingWindow(3_600_000, 1)).hasMessageContaining("at least a 4096th");
        assertThatThrownBy(() -> RollingWindow.of(Duration.ofNanos(64_500_000), null))
                .hasMessageContaining("whole number of milliseconds");
        assertThatThrownBy(() -> RollingWindow.of(Duration.ofSeconds(-1), null)).hasMessageContaining("not negative");
    }

    @Test
    void describe_tellsExpressionsWithLineBreaksApart() {
        assertThat(Names.quoted("a\nb")).isNotEqualTo(Names.quoted("a\\nb"));
    }
}
