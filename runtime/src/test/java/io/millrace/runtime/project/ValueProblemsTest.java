package io.millrace.runtime.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that have the right shape and still make no sense. */
class ValueProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "window nounit",
                        ProjectText.shop().with("[10m, 1h]", "[10, 1h]"),
                        "19:45: '10' is not a duration: it has no unit.\n    Did you mean '10m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                new Broken(
                        "window badunit",
                        ProjectText.shop().with("[10m, 1h]", "[10min, 1h]"),
                        "19:45: '10min' is not a duration.\n    Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                new Broken(
                        "window zero",
                        ProjectText.shop().with("[10m, 1h]", "[0m, 1h]"),
                        "19:45: '0m' is no time at all.\n    The shortest duration is 1ms."),
                new Broken(
                        "window neg",
                        ProjectText.shop().with("[10m, 1h]", "[-10m, 1h]"),
                        "19:45: '-10m' is not a duration.\n    Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                new Broken(
                        "window huge",
                        ProjectText.shop().with("[10m, 1h]", "[999999999d]"),
                        "19:45: '999999999d' is too long.\n    The longest duration is 36500d."),
                new Broken(
                        "window huge2",
                        ProjectText.shop().with("[10m, 1h]", "[9999999999d]"),
                        "19:45: '9999999999d' is too long.\n    The longest duration is 36500d."),
                new Broken(
                        "window short",
                        ProjectText.shop().with("[10m, 1h]", "[10ms]"),
                        "19:45: a window of 10ms is too short.\n    The shortest window is 64ms."),
                new Broken(
                        "late bool",
                        ProjectText.shop().with("key: id\n", "key: id\n    late: yes\n"),
                        "8:11: 'yes' is not a duration.\n    Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                new Broken(
                        "idle bad",
                        ProjectText.shop().with("project: shop", "project: shop\nidle: 10"),
                        "2:7: '10' is not a duration: it has no unit.\n    Did you mean '10m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m."),
                new Broken(
                        "false alarms2",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    false_alarms: 1 per 0d"),
                        "38:19: '0d' is no time at all.\n    The shortest duration is 1ms."),
                new Broken(
                        "false alarms3",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    false_alarms: 0 per 30d"),
                        "38:19: a budget of no false alarms allows no alerts.\n    Give more than 0."),
                new Broken(
                        "ref order",
                        ProjectText.shop().with("from: \"2015-09-12T08:00Z\"", "from: \"2015-09-13T08:00Z\""),
                        "36:16: the reference does not end after it starts: from 2015-09-13T08:00:00Z to 2015-09-12T14:00:00Z.\n    'to' has to be later than 'from'."),
                new Broken(
                        "ref unquoted",
                        ProjectText.shop().with("from: \"2015-09-12T08:00Z\"", "from: 2015-09-12"),
                        "36:24: '2015-09-12' is not a time with an offset.\n    Write it as \"2015-09-12T08:00Z\", with the quotes."),
                new Broken(
                        "ref nozone",
                        ProjectText.shop().with("from: \"2015-09-12T08:00Z\"", "from: \"2015-09-12T08:00\""),
                        "36:25: '2015-09-12T08:00' is not a time with an offset.\n    Write it as \"2015-09-12T08:00Z\", with the quotes."),
                new Broken(
                        "ref number",
                        ProjectText.shop().with("from: \"2015-09-12T08:00Z\"", "from: 1442044800000"),
                        "36:24: found the number 1442044800000 for 'from'.\n    Expected a text: put it in quotes."),
                new Broken(
                        "champion challenger",
                        ProjectText.shop()
                                .with(
                                        "champion: { learner: trees.HoeffdingTree }",
                                        "champion: { learner: trees.HoeffdingTree }\n    challengers: { champion: { learner: x }, no_change: { learner: x } }"),
                        "32:20: a challenger cannot be called 'champion'.\n    These names are taken: champion, no_change, majority, mean.",
                        "32:46: a challenger cannot be called 'no_change'.\n    These names are taken: champion, no_change, majority, mean."),
                new Broken(
                        "input dup event",
                        ProjectText.shop().with("- event: {", "- event: { pieces: amount }\n    - event: {"),
                        "25:16: 'pieces' is in this service twice.\n    Rename or remove one of them."),
                new Broken(
                        "avro noschema",
                        ProjectText.shop()
                                .with("format: json\n", "format: avro\n")
                                .with(
                                        ", fields: { id: string, at: timestamp, fraud: boolean, kind: string }",
                                        ", fields: { id: string, at: timestamp, fraud: boolean, kind: string }"),
                        "4:3: the fields of this source are not known: no schema 'orders-value' is at hand.\n    Name a file with 'schema:', or give --schema-registry with a registry that has the subject."),
                new Broken(
                        "avro badfile",
                        ProjectText.shop().with("format: json\n", "format: avro\n    schema: nope.avsc\n"),
                        "7:13: the schema file 'nope.avsc' cannot be read.\n    It is looked for in FOLDER."));
    }
}
