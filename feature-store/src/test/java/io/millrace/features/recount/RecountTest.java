package io.millrace.features.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.Shop;
import io.millrace.features.engine.Answer;
import io.millrace.features.engine.FeatureEngine;
import io.millrace.features.engine.MemoryRow;
import io.millrace.features.engine.Status;
import io.millrace.features.query.Layouts;
import io.millrace.runtime.event.Event;
import io.millrace.runtime.event.SourceOffset;
import io.millrace.runtime.project.Project;
import io.millrace.schemas.EventInFlight;
import io.millrace.schemas.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecountTest {

    private static final long T0 = 1_700_000_000_000L;
    private static final long APPENDED = 1_800_000_000_000L;
    private static final int EVENTS = 3 * Recount.MOST_WAITING;

    private final FeatureEngine engine = new FeatureEngine(Layouts.of(Shop.plan(Project.Order.ARRIVAL), "user"));
    private final List<EventInFlight> events = events();

    private static List<EventInFlight> events() {
        Random random = new Random(3);
        List<EventInFlight> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Map<String, Object> fields =
                    Map.of("user", "ann", "amount", random.nextInt(100) / 10.0, "item", "i" + random.nextInt(9));
            String id = "%05d".formatted(i);
            events.add(new EventInFlight(
                    "orders", id, T0 + 10_000L * i, new Origin("orders", 0, (long) i), fields, new HashMap<>()));
        }
        return events;
    }

    private Recount recount(int last, boolean sorted) {
        SourceOffset at = new SourceOffset("orders", 0, last);
        long time = events.get(last).getTime();
        return new Recount(engine, new AnsweredEntity("user", "ann", 0, at, time, time, Map.of()), sorted);
    }

    /** Each event is moved by less than so many places. */
    private List<EventInFlight> moved(int places) {
        Random random = new Random(5);
        Map<EventInFlight, Integer> place = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            place.put(events.get(i), i + random.nextInt(places));
        }
        List<EventInFlight> moved = new ArrayList<>(events);
        moved.sort(Comparator.comparing(place::get));
        return moved;
    }

    private void isWhatTheFirstComeTo(int last, Recount recount) {
        MemoryRow row = new MemoryRow();
        events.subList(0, last + 1)
                .forEach(event -> engine.count(
                        row, new Event(event.getSource(), event.getId(), event.getTime(), event.getFields())));
        Answer expected = engine.read(row, recount.answered().asOf());
        Answer found = engine.read(recount.row(), recount.answered().asOf());
        assertThat(found.names()).allSatisfy(name -> {
            assertThat(found.value(name)).isEqualTo(expected.value(name));
            assertThat(found.status(name)).isEqualTo(expected.status(name));
        });
        assertThat(expected.status("user_orders:orders_1h")).isEqualTo(Status.PRESENT);
    }

    @Test
    void byArrival_countsUpToTheLast_andNoFurther() {
        Recount recount = recount(EVENTS / 2, false);
        for (EventInFlight event : events) {
            recount.take(event, APPENDED);
        }
        recount.finish();
        assertThat(recount.complete()).isTrue();
        isWhatTheFirstComeTo(EVENTS / 2, recount);
    }

    @Test
    void byTime_countsInOrder_whateverTheArrival() {
        List<EventInFlight> moved = moved(Recount.MOST_WAITING / 2);
        for (int last : new int[] {0, 100, EVENTS / 2, EVENTS - 1}) {
            Recount recount = recount(last, true);
            moved.forEach(event -> recount.take(event, APPENDED));
            recount.finish();
            assertThat(recount.complete()).isTrue();
            isWhatTheFirstComeTo(last, recount);
        }
    }

    @Test
    void byTime_eventsTooFarOutOfOrder_areNoAnswer() {
        List<EventInFlight> moved = new ArrayList<>(events);
        Collections.rotate(moved, 1 + Recount.MOST_WAITING);
        Recount recount = recount(EVENTS / 2, true);
        moved.forEach(event -> recount.take(event, APPENDED));
        recount.finish();
        assertThat(recount.complete()).isFalse();
    }

    @Test
    void withoutTheLast_isNoAnswer() {
        for (boolean sorted : new boolean[] {true, false}) {
            Recount recount = recount(EVENTS / 2, sorted);
            events.subList(0, EVENTS / 2).forEach(event -> recount.take(event, APPENDED));
            recount.finish();
            assertThat(recount.complete()).isFalse();
        }
    }

    @Test
    void lastThatCameTwice_isNoAnswer() {
        for (boolean sorted : new boolean[] {true, false}) {
            Recount recount = recount(5, sorted);
            events.subList(0, 9).forEach(event -> recount.take(event, APPENDED));
            recount.take(events.get(5), APPENDED);
            recount.finish();
            assertThat(recount.complete()).isFalse();
        }
    }

    @Test
    void byTime_lastThatCameAfterItsTurn_isNoAnswer() {
        SourceOffset at = new SourceOffset("orders", 0, 5);
        long newest = events.get(8).getTime();
        Recount recount = new Recount(engine, new AnsweredEntity("user", "ann", 0, at, newest, newest, Map.of()), true);
        events.subList(0, 9).forEach(event -> recount.take(event, APPENDED));
        recount.finish();
        assertThat(recount.complete()).isFalse();
    }
}
