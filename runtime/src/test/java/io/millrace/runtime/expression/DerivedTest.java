package io.millrace.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.project.FieldType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedTest {

    private static final Derived COLUMNS = Derived.from(Map.of(
            "edits_10m", FieldType.INT,
            "edits_6h", FieldType.INT,
            "added_6h", FieldType.DOUBLE,
            "by_ns_1h", FieldType.MAP,
            "last_n", FieldType.LIST,
            "ns", FieldType.STRING,
            "robot", FieldType.BOOLEAN,
            "first", FieldType.TIMESTAMP));

    private static Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("edits_10m", 3L);
        row.put("edits_6h", 7L);
        row.put("added_6h", 2.5);
        row.put("by_ns_1h", Map.of("Talk", 4L, "Main", 1.5));
        row.put("last_n", Arrays.asList(10L, 2.5, "x", null));
        row.put("ns", "Talk");
        row.put("robot", true);
        row.put("first", 1442059200000L);
        return row;
    }

    private static @Nullable Object value(String text) throws ExpressionException {
        Map<String, @Nullable Object> row = row();
        COLUMNS.and("x", text).addTo(row);
        return row.get("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    edits_10m / (edits_6h + 1.0)            | 0.375
                    edits_10m / (edits_6h + 1)              | 0.375
                    edits_10m / 2                           | 1.5
                    1 / 2 * edits_10m                       | 1.5
                    -edits_10m + 1                          | -2.0
                    edits_10m                               | 3.0
                    robot ? edits_10m : 0                   | 3.0
                    double(edits_10m) / 2                   | 1.5
                    int(edits_10m / 2)                      | 1.0
                    int(edits_10m) % 2                      | 1.0
                    int(edits_10m) % 2 + 1                  | 2.0
                    size(ns) / 8                            | 0.5
                    size(last_n) + size(by_ns_1h)           | 6.0
                    first.getFullYear() - 2000              | 15.0
                    by_ns_1h['Talk'] / (edits_6h + 1)       | 0.5
                    by_ns_1h[ns] / 8                        | 0.5
                    double(by_ns_1h['Main'])                | 1.5
                    double(by_ns_1h.Talk)                   | 4.0
                    string(last_n[2])                       | x
                    double(last_n[0]) + last_n[1]           | 12.5
                    last_n[size(last_n) - 3] * 2            | 5.0
                    last_n[int(edits_10m) - 2] * 2          | 5.0
                    last_n[robot ? 0 : 1] * 2               | 20.0
                    last_n[last_n.exists(x, x == 10) ? 0 : 1] * 2 | 20.0
                    """)
    void addTo_numbers_areDoubles(String text, String value) throws ExpressionException {
        assertThat(value(text)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edits_10m == 3",
                "edits_10m != 4",
                "edits_10m > 2 && edits_6h <= 7",
                "edits_10m in [1, 2, 3]",
                "!(edits_10m in [])",
                "size(ns) == 4",
                "size(last_n) == 4",
                "by_ns_1h['Talk'] > 3",
                "'Talk' in by_ns_1h",
                "has(by_ns_1h.Talk) && !has(by_ns_1h.User)",
                "10 in last_n",
                "last_n.exists(x, x == 10)",
                "last_n.exists_one(x, x == 10)",
                "first == timestamp(1442059200)",
                "first.getHours() == 12"
            })
    void addTo_comparisons_takeWholeNumbers(String text) throws ExpressionException {
        assertThat(value(text)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edits_10m / 0",
                "0 / 0",
                "double(by_ns_1h['User'])",
                "double(last_n[9])",
                "double(last_n[-1])",
                "double(last_n[3])",
                "last_n[2] * 2",
                "edits_10m + by_ns_1h['User']"
            })
    void addTo_undefined_isNull(String text) throws ExpressionException {
        assertThat(value(text)).isNull();
    }

    @Test
    void addTo_laterOnes_useEarlierOnes() throws ExpressionException {
        Derived derived = COLUMNS.and("burst", "edits_10m / (edits_6h + 1)")
                .and("bursting", "burst > 0.3")
                .and("level", "bursting ? burst * 8 : 0");
        Map<String, @Nullable Object> row = row();

        derived.addTo(row);

        assertThat(row)
                .containsEntry("burst", 0.375)
                .containsEntry("bursting", true)
                .containsEntry("level", 3.0);
        assertThat(derived.types())
                .containsExactly(
                        Map.entry("burst", FieldType.DOUBLE),
                        Map.entry("bursting", FieldType.BOOLEAN),
                        Map.entry("level", FieldType.DOUBLE));
        assertThat(derived.columns()).containsExactlyInAnyOrder("edits_10m", "edits_6h");
    }

    @Test
    void addTo_missingColumn_isNullDownTheLine() throws ExpressionException {
        Derived derived = COLUMNS.and("burst", "edits_10m / (edits_6h + 1)").and("twice", "burst * 2");
        Map<String, @Nullable Object> row = row();
        row.put("edits_6h", null);

        derived.addTo(row);

        assertThat(row).containsEntry("burst", null).containsEntry("twice", null);
    }

    @Test
    void and_laterName_isUnknown() {
        ExpressionException refused = catchThrowableOfType(
                ExpressionException.class, () -> COLUMNS.and("a", "b + 1").and("b", "a + 1"));

        assertThat(refused.unknownField()).contains("b");
    }

    @Test
    void and_takenName_isRefused() {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> COLUMNS.and("ns", "1")))
                .hasMessage("the name 'ns' is taken");
        assertThat(catchThrowableOfType(
                        ExpressionException.class, () -> COLUMNS.and("a", "1").and("a", "2")))
                .hasMessage("the name 'a' is taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    by_ns_1h['Talk']   | its result may be of any type              | 0  | double(...)
                    edits_10m % 2      | '%' does not go with double and int        | 10 | int(...)
                    last_n[edits_10m]  | '[]' does not go with list and double      | 6  | int(...)
                    by_ns_1h[1]        | '[]' does not go with map and int          | 8  | one type
                    size(3)            | 'size' does not go with double             | 4  | one type
                    last_n             | its result is a list, which is not a single value | 0 | double
                    """)
    void and_wrongTypes_areExplained(String text, String message, int offset, String hint) {
        ExpressionException refused = catchThrowableOfType(ExpressionException.class, () -> COLUMNS.and("x", text));

        assertThat(refused).hasMessage(message);
        assertThat(refused.offset()).isEqualTo(offset);
        assertThat(refused.hint()).contains(hint);
    }

    @Test
    void addTo_listsOfAnyValues_areReadAsTheyAre() throws ExpressionException {
        Map<String, @Nullable Object> row = row();
        row.put("last_n", List.of("Talk", "Main"));
        COLUMNS.and("x", "last_n[0] == ns").addTo(row);

        assertThat(row).containsEntry("x", true);
    }
}
