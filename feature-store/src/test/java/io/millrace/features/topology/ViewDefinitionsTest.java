package io.millrace.features.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.features.engine.Condition;
import io.millrace.features.engine.Feature;
import io.millrace.features.engine.LifetimeWindow;
import io.millrace.features.engine.View;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.TimeSinceLast;
import io.millrace.features.query.KeptView;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewDefinitionsTest {

    private static final long NOW = 1_700_000_000_000L;

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("definitions"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    ViewDefinitionsTest() {
        MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    private void accept(View... views) {
        new ViewDefinitions(store).accept(List.of(views), NOW);
    }

    private static View view(String name, int version, Aggregate aggregate, @Nullable Duration ttl) {
        Feature feature = new Feature("f", aggregate, null, Condition.ALWAYS, new LifetimeWindow());
        return new View(name, version, Condition.ALWAYS, ttl, Duration.ZERO, List.of(feature));
    }

    private static View view(String name, int version, Aggregate aggregate) {
        return view(name, version, aggregate, null);
    }

    @Test
    void accept_theSameDefinition_goesOn() {
        accept(view("a", 1, new Count()));
        assertThatCode(() -> accept(view("a", 1, new Count()))).doesNotThrowAnyException();
    }

    @Test
    void accept_anotherTtl_goesOn() {
        accept(view("a", 1, new Count(), Duration.ofDays(1)));
        assertThatCode(() -> accept(view("a", 1, new Count(), Duration.ofDays(2))))
                .doesNotThrowAnyException();
    }

    @Test
    void accept_anotherViewBeside_goesOn() {
        accept(view("a", 1, new Count()));
        assertThatCode(() -> accept(view("b", 1, new Count()), view("a", 1, new Count())))
                .doesNotThrowAnyException();
    }

    @Test
    void accept_anotherDefinition_isRefusedWithTheWayOn() {
        accept(view("a", 1, new Count()));
        assertThatThrownBy(() -> accept(view("a", 1, new TimeSinceLast())))
                .hasMessage(
                        "view 'a' is defined otherwise than its state, which was kept under version 1: it was [feature f"
                                + " count lifetime], and is [feature f time_since_last lifetime]. Give it 'version: 2' to begin"
                                + " anew with what comes from now on, or go back to the definition that it had.");
        assertThatCode(() -> accept(view("a", 1, new Count())))
                .as("a refusal changes nothing")
                .doesNotThrowAnyException();
    }

    @Test
    void accept_aLaterVersion_beginsAnew_andTheEarlierIsRefused() {
        accept(view("a", 1, new Count()));
        accept(view("a", 2, new TimeSinceLast()));
        assertThatThrownBy(() -> accept(view("a", 1, new Count())))
                .hasMessage("view 'a' has version 1 in the project file, but its state is already of version 2. Give it"
                        + " 'version: 3' to begin anew with what comes from now on, or go back to the project file of"
                        + " that version.");
    }

    @Test
    void accept_aViewThatWasTakenOut_isRefusedUnderItsVersion() {
        accept(view("a", 1, new Count()), view("b", 1, new Count()));
        accept(view("b", 1, new Count()));
        assertThatThrownBy(() -> accept(view("a", 1, new Count())))
                .hasMessage(
                        "view 'a' was taken out of the project file at version 1, and has missed events since. Give it"
                                + " 'version: 2' to begin anew with what comes from now on.");
        assertThatCode(() -> accept(view("a", 2, new Count()))).doesNotThrowAnyException();
    }

    @Test
    void accept_remembersSinceWhenAViewIsThere_fromTheFirstOn0() {
        accept(view("a", 1, new Count()), view("b", 1, new Count()));
        accept(view("a", 1, new Count()), view("b", 2, new Count()), view("c", 1, new Count()));
        accept(view("a", 1, new Count()), view("b", 2, new Count()));
        assertThat(KeptView.decode(store.get("a")).since()).isZero();
        assertThat(KeptView.decode(store.get("b")).since()).isEqualTo(NOW);
        assertThat(KeptView.decode(store.get("c"))).isEqualTo(new KeptView(1, 0, NOW, ""));
        accept(view("a", 1, new Count(), Duration.ofDays(1)), view("b", 2, new Count()));
        assertThat(KeptView.decode(store.get("a")).since())
                .as("what was removed after another time to live is not there")
                .isEqualTo(NOW);
    }
}
