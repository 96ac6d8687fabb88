package io.millrace.runtime.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.project.FieldType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private static final long NOON = Instant.parse("2015-09-12T12:00:00Z").toEpochMilli();

    private static final Expressions FIELDS = new Expressions(Map.of(
            "amount", FieldType.DOUBLE,
            "pieces", FieldType.INT,
            "user", FieldType.STRING,
            "gift", FieldType.BOOLEAN,
            "at", FieldType.TIMESTAMP,
            "namespace", FieldType.STRING,
            "package", FieldType.INT));

    private static final List<Expression> ARITHMETIC = Stream.of(
                    "at",
                    "at + duration('999999h')",
                    "at.getFullYear() + pieces",
                    "string(at)",
                    "int(at) * pieces",
                    "-pieces")
            .map(ExpressionsTest::compiled)
            .toList();

    private static final Map<String, Object> EVENT =
            Map.of("amount", 2.5, "pieces", 7L, "user", "ann", "gift", true, "at", NOON, "namespace", "Talk");

    private static Expression compiled(String text) {
        try {
            return FIELDS.compile(text);
        } catch (ExpressionException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    amount                                  | DOUBLE    | 2.5
                    amount * 2.0                            | DOUBLE    | 5.0
                    pieces                                  | INT       | 7
                    pieces / 2                              | INT       | 3
                    pieces % 2 == 1                         | BOOLEAN   | true
                    double(pieces) * amount                 | DOUBLE    | 17.5
                    size(user)                              | INT       | 3
                    user + '!'                              | STRING    | ann!
                    gift ? amount : 0.0                     | DOUBLE    | 2.5
                    user in ['ann', 'bob']                  | BOOLEAN   | true
                    namespace == 'Talk'                     | BOOLEAN   | true
                    namespace.startsWith('T')               | BOOLEAN   | true
                    at                                      | TIMESTAMP | 1442059200000
                    at + duration('1h')                     | TIMESTAMP | 1442062800000
                    at > timestamp('2015-09-12T11:00:00Z')  | BOOLEAN   | true
                    at.getHours()                           | INT       | 12
                    """)
    void evaluate_wholeEvent_hasTypeAndValue(String text, FieldType type, String value) throws ExpressionException {
        Expression expression = FIELDS.compile(text);

        assertThat(expression.type()).isEqualTo(type);
        assertThat(expression.evaluate(EVENT)).hasToString(value).isInstanceOf(javaType(type));
    }

    private static Class<?> javaType(FieldType type) {
        return switch (type) {
            case INT, TIMESTAMP -> Long.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case STRING -> String.class;
            case LIST, MAP -> throw new AssertionError("no expression gives a " + type);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount > 1.0",
                "amount == amount",
                "!gift",
                "gift && pieces > 3",
                "at > timestamp('2015-09-12T11:00:00Z')",
                "size(user) > 1",
                "user in ['ann']"
            })
    void evaluate_missingField_isNullAndDoesNotHold(String text) throws ExpressionException {
        Expression expression = FIELDS.compile(text);

        assertThat(expression.evaluate(Map.of())).isNull();
        assertThat(expression.holds(Map.of())).isFalse();
    }

    @Test
    void holds_oneSideMissing_isDecidedByTheOther() throws ExpressionException {
        assertThat(FIELDS.compile("gift || pieces > 3").holds(Map.of("pieces", 7L)))
                .isTrue();
        assertThat(FIELDS.compile("gift && pieces > 3").evaluate(Map.of("pieces", 1L)))
                .isEqualTo(false);
        assertThat(FIELDS.compile("gift && pieces > 3").evaluate(Map.of("pieces", 7L)))
                .isNull();
    }

    @Test
    void evaluate_undefinedArithmetic_isNull() throws ExpressionException {
        assertThat(FIELDS.compile("pieces / 0").evaluate(EVENT)).isNull();
        assertThat(FIELDS.compile("pieces % 0").evaluate(EVENT)).isNull();
        assertThat(FIELDS.compile("pieces + 9223372036854775807").evaluate(EVENT))
                .isNull();
        assertThat(FIELDS.compile("amount / 0.0").evaluate(EVENT)).isNull();
        assertThat(FIELDS.compile("0.0 / 0.0").evaluate(EVENT)).isNull();
        assertThat(FIELDS.compile("amount").evaluate(Map.of("amount", Double.NaN)))
                .isNull();
    }

    @Test
    void holds_infiniteValueWithin_isComparedAsUsual() throws ExpressionException {
        assertThat(FIELDS.compile("amount / 0.0 > 5.0").holds(EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "amount + 1.0", "amount == 2.5", "[amount][0] > 1.0", "gift ? amount : amount"})
    void evaluate_nullOrValueOfAnotherType_isMissing(String text) throws ExpressionException {
        Map<String, Object> broken = new HashMap<>(EVENT);
        broken.put("amount", null);
        assertThat(FIELDS.compile(text).evaluate(broken)).isNull();

        broken.put("amount", "2.5");
        assertThat(FIELDS.compile(text).evaluate(broken)).isNull();
        assertThat(FIELDS.compile(text).holds(broken)).isFalse();
    }

    @Property(tries = 300)
    void evaluate_anyTimestamp_neverThrows(@ForAll long at, @ForAll long pieces) {
        Map<String, Object> event = new HashMap<>(EVENT);
        event.put("at", at);
        event.put("pieces", pieces);

        for (Expression expression : ARITHMETIC) {
            expression.evaluate(event);
        }
    }

    @Test
    void fields_areThoseThatAreRead() throws ExpressionException {
        assertThat(FIELDS.compile("amount > 1.0 && (gift || user == 'amount')").fields())
                .containsExactlyInAnyOrder("amount", "gift", "user");
        assertThat(FIELDS.compile("['a', 'b'].exists(x, x == user)").fields()).containsExactly("user");
        assertThat(FIELDS.compile("user.startsWith(namespace)").fields())
                .containsExactlyInAnyOrder("user", "namespace");
        assertThat(FIELDS.compile("1 + 2").fields()).isEmpty();
    }

    @Test
    void compile_unsignedResult_isRefused() {
        assertThat(catchThrowableOfType(ExpressionException.class, () -> FIELDS.compile("uint(pieces)")))
                .hasMessage("its result is a uint, which is not a single value");
    }

    @Test
    void compile_unknownField_saysWhichAndWhere() {
        ExpressionException refused =
                catchThrowableOfType(ExpressionException.class, () -> FIELDS.compile("pieces > 1 &&\n amout > 1.0"));

        assertThat(refused.unknownField()).contains("amout");
        assertThat(refused.offset()).isEqualTo("pieces > 1 &&\n ".length());
    }
}
