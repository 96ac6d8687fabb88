package io.millrace.features.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.event.Event;
import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Source;
import io.millrace.schemas.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDecoderTest {

    private static final Source SOURCE = Sources.of(Source.Format.JSON, FieldType.TIMESTAMP);

    private static Event decode(String json) throws UnusableException {
        return decode(SOURCE, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Event decode(Source source, byte[] value) throws UnusableException {
        return Sources.event(source, new JsonDecoder(source.fields()), value);
    }

    @Example
    void decode_wholeObject_keepsWhatIsCarried() throws UnusableException {
        Event event = decode("""
                {"id": "o1", "at": "2015-09-12T10:00:00+02:00", "user": "ann", "pieces": 3, "amount": 2,
                 "gift": true, "seen": 1442044800000, "other": {"deep": [1]}}
                """);

        assertThat(event)
                .isEqualTo(new Event(
                        "orders",
                        "o1",
                        1_442_044_800_000L,
                        Map.of("user", "ann", "pieces", 3L, "amount", 2.0, "gift", true, "seen", 1_442_044_800_000L)));
    }

    @Example
    void decode_pairsOfSurrogates_areCharacters() throws UnusableException {
        assertThat(decode("{\"id\": \"a\\ud83d\\ude00b\", \"at\": 5}").id()).isEqualTo("a\ud83d\ude00b");
    }

    @Example
    void decode_missingAndNullFields_areAbsent() throws UnusableException {
        assertThat(decode("{\"id\": \"o1\", \"at\": 5, \"user\": null}").fields())
                .isEmpty();
    }

    @Example
    void decode_timeAsText_isReadAsIso() throws UnusableException {
        Source text = Sources.of(Source.Format.JSON, FieldType.STRING);
        byte[] value = "{\"id\": \"o1\", \"at\": \"1969-12-31T23:59:59.999Z\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(decode(text, value).time()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~                                  | UNDECODABLE | the value is not a JSON object
                    null                                | UNDECODABLE | the value is not a JSON object
                    [1]                                 | UNDECODABLE | the value is not a JSON object
                    {"id": "a", "at": 1                 | UNDECODABLE | the value is not JSON: Unexpected end-of-input
                    {"id": "a", "at": 1} {}             | UNDECODABLE | the value is not JSON: Trailing token
                    {"id": "a", "at": NaN}              | UNDECODABLE | the value is not JSON: Non-standard token 'NaN'
                    hello                               | UNDECODABLE | the value is not JSON: Unrecognized token 'hello'
                    {}                                  | NO_KEY      | field 'id', which identifies the event, is missing
                    {"id": "", "at": 1}                 | NO_KEY      | field 'id', which identifies the event, is missing
                    {"id": null, "at": 1}               | NO_KEY      | field 'id', which identifies the event, is missing
                    {"id": "a"}                         | NO_TIME     | field 'at', the event time, is missing
                    {"id": "a", "at": 253402300800000}  | NO_TIME     | field 'at' is 253402300800000, expected a time between the years 1 and 9999
                    {"id": "a", "at": -62135596800001}  | NO_TIME     | field 'at' is -62135596800001, expected a time between the years 1 and 9999
                    {"id": "a", "at": "2015-09-12"}     | WRONG_TYPE  | field 'at' is '2015-09-12', expected a time such as 2015-09-12T08:00:00Z
                    {"id": "a", "at": 1.5}              | WRONG_TYPE  | field 'at' is 1.5, expected a timestamp
                    {"id": "a", "at": 9223372036854775808} | WRONG_TYPE  | field 'at' is 9223372036854775808, expected a timestamp
                    {"id": 7, "at": 1}                  | WRONG_TYPE  | field 'id' is 7, expected a string
                    {"id": "a", "at": 1, "pieces": "3"} | WRONG_TYPE  | field 'pieces' is "3", expected an int
                    {"id": "a", "at": 1, "pieces": 1.5} | WRONG_TYPE  | field 'pieces' is 1.5, expected an int
                    {"id": "a", "at": 1, "pieces": 1e30} | WRONG_TYPE  | field 'pieces' is 1.0E30, expected an int
                    {"id": "a", "at": 1, "amount": "x"} | WRONG_TYPE  | field 'amount' is "x", expected a double
                    {"id": "a", "at": 1, "amount": 1e400} | WRONG_TYPE  | field 'amount' is beyond the range of a double
                    {"id": "a\\ud800", "at": 1}         | WRONG_TYPE  | field 'id' holds half of a surrogate pair, \\ud800, at character 2
                    {"id": "a", "at": 1, "user": "\\udc00\\ud800"} | WRONG_TYPE  | field 'user' holds half of a surrogate pair, \\udc00, at character 1
                    {"id": "a", "at": 1, "gift": 1}     | WRONG_TYPE  | field 'gift' is 1, expected a boolean
                    {"id": "a", "at": 1, "user": {}}    | WRONG_TYPE  | field 'user' is {}, expected a string
                    """)
    void decode_unusable_saysWhy(String json, DeadLetterReason reason, String message) {
        UnusableException refused = catchThrowableOfType(UnusableException.class, () -> decode(json));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageStartingWith(message);
    }

    @Example
    void decode_hugeValues_areRefusedInFewWords() {
        String text = "x".repeat(1_000_000);
        String deep = "[".repeat(100_000);

        assertThat(refusal("{\"id\": \"a\", \"at\": \"" + text + "\"}")).hasSizeLessThan(300);
        assertThat(refusal("{\"id\": \"a\", \"at\": 1, \"pieces\": \"" + text + "\"}"))
                .hasSizeLessThan(300);
        assertThat(refusal("{\"id\": \"a\", \"at\": " + deep)).hasSizeLessThan(300);
        assertThat(refusal("{\"id\": \"a\", \"at\": " + "9".repeat(2_000) + "}"))
                .hasSizeLessThan(300);
    }

    private static String refusal(String json) {
        return String.valueOf(catchThrowableOfType(UnusableException.class, () -> decode(json))
                .getMessage());
    }

    @Property
    void decode_garbage_isRefusedAndNothingElse(@ForAll byte[] value) {
        UnusableException refused = catchThrowableOfType(UnusableException.class, () -> decode(SOURCE, value));

        assertThat(refused.reason()).isIn(DeadLetterReason.UNDECODABLE, DeadLetterReason.NO_KEY);
    }
}
