package io.millrace.runtime.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword of the JSON Schema has its plain message. */
class ShapeProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "features empty",
                        ProjectText.shop()
                                .with(
                                        "features:\n      orders: { aggregate: count, windows: [10m, 1h] }\n      total:  { aggregate: sum, of: amount, windows: [1h] }",
                                        "features: {}"),
                        "18:15: 'features' is empty.\n    Expected at least one."),
                new Broken(
                        "number for mapping",
                        ProjectText.shop().with("  user: { key: user }", "  user: 3"),
                        "12:9: found the number 3 for 'user'.\n    Expected a mapping."),
                new Broken(
                        "list for mapping",
                        ProjectText.shop().with("entities:\n  user: { key: user }", "entities: [user]"),
                        "11:11: found a list for 'entities'.\n    Expected a mapping."),
                new Broken(
                        "null for mapping",
                        ProjectText.shop().with("entities:\n  user: { key: user }", "entities:"),
                        "11:10: found nothing for 'entities'.\n    Expected a mapping."),
                new Broken(
                        "nullname",
                        ProjectText.shop().with("project: shop", "project:"),
                        "1:9: found nothing for 'project'.\n    Expected a text."),
                new Broken(
                        "windows scalar",
                        ProjectText.shop().with("[10m, 1h]", "10m"),
                        "19:44: found the text '10m' for 'windows'.\n    Expected a list."),
                new Broken(
                        "windows empty",
                        ProjectText.shop().with("[10m, 1h]", "[]"),
                        "19:44: 'windows' is empty.\n    Expected at least one."),
                new Broken(
                        "window dup",
                        ProjectText.shop().with("[10m, 1h]", "[1h, 1h]"),
                        "19:49: '1h' is in 'windows' twice.\n    Remove one of them."),
                new Broken(
                        "window float",
                        ProjectText.shop().with("[10m, 1h]", "[1.5, 1h]"),
                        "19:45: found the number 1.5 in 'windows'.\n    Expected a duration such as 10m."),
                new Broken(
                        "late list",
                        ProjectText.shop().with("key: id\n", "key: id\n    late: [10m]\n"),
                        "8:11: found a list for 'late'.\n    Expected a duration such as 10m."),
                new Broken(
                        "late true",
                        ProjectText.shop().with("key: id\n", "key: id\n    late: true\n"),
                        "8:11: found 'true' for 'late'.\n    Expected a duration such as 10m."),
                new Broken(
                        "clock",
                        ProjectText.shop().with("project: shop", "project: shop\nclock: event"),
                        "2:8: 'event' is not a value of 'clock'.\n    Known: stream, wall."),
                new Broken(
                        "format",
                        ProjectText.shop().with("format: json\n", "format: jsn\n"),
                        "6:13: 'jsn' is not a value of 'format'.\n    Did you mean 'json'?"),
                new Broken(
                        "task",
                        ProjectText.shop().with("task: classification", "task: regresion"),
                        "29:11: 'regresion' is not a value of 'task'.\n    Did you mean 'regression'?"),
                new Broken(
                        "task that is a list",
                        ProjectText.shop().with("task: classification", "task: [classification]"),
                        "29:11: found a list for 'task'.\n    Expected one of anomaly, classification, clustering, regression."),
                new Broken(
                        "no upper bound",
                        ProjectText.shop()
                                .with("task: classification", "task: classification\n    evaluate: { window: 0 }"),
                        "30:25: 'window' is 0.\n    Expected at least 10."),
                new Broken(
                        "type field",
                        ProjectText.shop().with("amount: double", "amount: float"),
                        "9:64: 'float' is not a value of 'amount'.\n    Known: boolean, double, int, string, timestamp."),
                new Broken(
                        "partitions0",
                        ProjectText.shop().with("project: shop", "project: shop\npartitions: 0"),
                        "2:13: 'partitions' is 0.\n    Expected at least 1, and at most 1000."),
                new Broken(
                        "partitions big",
                        ProjectText.shop().with("project: shop", "project: shop\npartitions: 5000"),
                        "2:13: 'partitions' is 5000.\n    Expected at least 1, and at most 1000."),
                new Broken(
                        "partitions frac",
                        ProjectText.shop().with("project: shop", "project: shop\npartitions: 2.5"),
                        "2:13: found the number 2.5 for 'partitions'.\n    Expected a whole number."),
                new Broken(
                        "partitions text",
                        ProjectText.shop().with("project: shop", "project: shop\npartitions: \"3\""),
                        "2:14: found the text '3' for 'partitions'.\n    Expected a whole number."),
                new Broken(
                        "effect",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    effect: 1.5"),
                        "38:13: 'effect' is 1.5.\n    Expected more than 0, and at most 1."),
                new Broken(
                        "effect0",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    effect: 0"),
                        "38:13: 'effect' is 0.\n    Expected more than 0, and at most 1."),
                new Broken(
                        "false alarms",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    false_alarms: once a month"),
                        "38:19: 'once a month' is not a value of 'false_alarms'.\n    Budget over all features and windows, written as 1 per 30d (the default)."),
                new Broken(
                        "false alarms num",
                        ProjectText.shop().with("window: 30m", "window: 30m\n    false_alarms: 3"),
                        "38:19: found the number 3 for 'false_alarms'.\n    Expected a text: put it in quotes."),
                new Broken(
                        "topic empty",
                        ProjectText.shop().with("    topic: orders\n", "    topic: \"\"\n"),
                        "5:13: 'topic' is empty.\n    Expected at least one."),
                new Broken(
                        "topic num",
                        ProjectText.shop().with("    topic: orders\n", "    topic: 3\n"),
                        "5:12: found the number 3 for 'topic'.\n    Expected a text: put it in quotes."),
                new Broken(
                        "project num",
                        ProjectText.shop().with("project: shop", "project: 12"),
                        "1:10: found the number 12 for 'project'.\n    Expected a text: put it in quotes."),
                new Broken(
                        "publish text",
                        ProjectText.shop().with("entity: user", "entity: user\n    publish: \"yes\""),
                        "16:15: found the text 'yes' for 'publish'.\n    Expected true or false."),
                new Broken(
                        "seed",
                        ProjectText.shop()
                                .with(
                                        "{ learner: trees.HoeffdingTree }",
                                        "{ learner: trees.HoeffdingTree, seed: one }"),
                        "31:53: found the text 'one' for 'seed'.\n    Expected a whole number."),
                new Broken(
                        "classes one",
                        ProjectText.shop().with("within: 1h", "within: 1h, classes: [a]"),
                        "30:67: 'classes' has only 1.\n    Expected at least 2."),
                new Broken(
                        "watch empty",
                        ProjectText.shop().with("watch: [amount, inputs.odd, \"spend:total_1h\"]", "watch: []"),
                        "35:12: 'watch' is empty.\n    Expected at least one."),
                new Broken(
                        "mon dup",
                        ProjectText.shop().with("watch: [amount", "watch: [amount, amount"),
                        "35:21: 'amount' is in 'watch' twice.\n    Remove one of them."),
                new Broken(
                        "name upper",
                        ProjectText.shop().with("  spend:\n", "  Spend:\n"),
                        "14:3: 'Spend' cannot be a name in 'views'.\n    Names have small letters, digits and _, a letter first, and at most 61 characters."),
                new Broken(
                        "name dash",
                        ProjectText.shop().with("  spend:\n", "  my-spend:\n"),
                        "14:3: 'my-spend' cannot be a name in 'views'.\n    Names have small letters, digits and _, a letter first, and at most 61 characters."),
                new Broken(
                        "name project",
                        ProjectText.shop().with("project: shop", "project: Shop"),
                        "1:10: 'Shop' is not a value of 'project'.\n    Prefix of every topic and application id: small letters, digits and -, a letter first, at most 41 characters."),
                new Broken(
                        "key nonstring",
                        ProjectText.shop().with("entities:", "entities:\n  3: { key: user }"),
                        "12:3: '3' cannot be a name in 'entities'.\n    Names have small letters, digits and _, a letter first, and at most 61 characters."),
                new Broken(
                        "names clash",
                        ProjectText.shop().with("- event: { pieces: pieces,", "- event: { \"spend:total_1h\": pieces,"),
                        "24:16: 'spend:total_1h' cannot be a name in 'services.inputs.1.event'.\n    Names have small letters, digits and _, a letter first, and at most 61 characters."),
                new Broken(
                        "unknown key",
                        ProjectText.shop().with("project: shop", "project: shop\nsource: {}"),
                        "2:1: unknown key 'source'.\n    Did you mean 'sources'?"),
                new Broken(
                        "unknown key deep",
                        ProjectText.shop().with("aggregate: sum,", "agregate: sum,"),
                        "20:17: unknown key 'agregate' in 'views.spend.features.total'.\n    Did you mean 'aggregate'?"),
                new Broken(
                        "event extra",
                        ProjectText.shop().with("    - event: { pieces: pieces,", "    - events: { pieces: pieces,"),
                        "24:7: unknown key 'events' in 'services.inputs.1'.\n    A feature is written <view>:<feature>, without a space; expressions stand under 'event:'."),
                new Broken(
                        "svc yamlmap",
                        ProjectText.shop().with("- spend:*", "- spend: total_1h"),
                        "23:7: unknown key 'spend' in 'services.inputs.0'.\n    A feature is written <view>:<feature>, without a space; expressions stand under 'event:'."),
                new Broken(
                        "svc number",
                        ProjectText.shop().with("- spend:*", "- 3"),
                        "23:7: found the number 3 in 'inputs'.\n    Expected a text or a mapping."),
                new Broken(
                        "svc missing",
                        ProjectText.shop()
                                .with(
                                        "    - spend:*\n    - event: { pieces: pieces, odd: \"pieces % 2 == 1\" }\n",
                                        "    spend: total_1h\n"),
                        "23:5: found a mapping for 'inputs'.\n    Expected a list."),
                new Broken(
                        "merge",
                        ProjectText.shop().with("of: amount", "of: amount, <<: {a: b}"),
                        "20:45: unknown key '<<' in 'views.spend.features.total'.\n    Known: aggregate, at, bound, by, categories, edges, error, half_life, hop, k, n, of, precision, where, windows."),
                new Broken(
                        "missing",
                        ProjectText.shop().with("project: shop\n", ""),
                        "1:1: 'project' is missing.\n    project: Prefix of every topic and application id: small letters, digits and -, a letter first, at most 41 characters."),
                new Broken(
                        "missing topic",
                        ProjectText.shop().with("    topic: orders\n", ""),
                        "4:3: 'topic' is missing in 'sources.orders'.\n    topic: Topic that holds the events."),
                new Broken(
                        "reference missing",
                        ProjectText.shop()
                                .with(
                                        "reference: { from: \"2015-09-12T08:00Z\", to: \"2015-09-12T14:00Z\" }",
                                        "reference: first"),
                        "36:16: found the text 'first' for 'reference'.\n    Expected a mapping."),
                new Broken(
                        "reference nothing",
                        ProjectText.shop()
                                .with(
                                        "    reference: { from: \"2015-09-12T08:00Z\", to: \"2015-09-12T14:00Z\" }\n",
                                        ""),
                        "33:3: 'reference' is missing in 'monitors.drift'.\n    reference: What windows are compared with: an interval, the first stretch of time, what came before, or the same hour of the weeks before."),
                new Broken(
                        "event number",
                        ProjectText.shop().with("odd: \"pieces % 2 == 1\"", "odd: 3"),
                        "24:37: found the number 3 for 'odd'.\n    Expected a text: put it in quotes."),
                new Broken(
                        "expr bool",
                        ProjectText.shop().with("\"amount > 0.0\"", "true"),
                        "17:12: found 'true' for 'where'.\n    Expected a text: put it in quotes."));
    }
}
