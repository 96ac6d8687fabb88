package io.millrace.runtime.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is referred to has to be declared, and to fit. */
class ReferenceProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "own topic",
                        ProjectText.shop().with("topic: orders", "topic: shop.dead-letters"),
                        "5:12: 'shop.dead-letters' is written by this project itself, which would feed on it for ever.\n    Read it with a project of another name."),
                new Broken(
                        "no topic",
                        ProjectText.shop().with("topic: orders", "topic: \"or ders/x\""),
                        "5:13: 'or ders/x' cannot be a topic of Kafka's.\n    Names have up to 249 letters, digits, dots, underscores and hyphens."),
                new Broken(
                        "no entity",
                        ProjectText.shop().with("entity: user", "entity: usr"),
                        "15:13: 'usr' is not an entity.\n    Did you mean 'user'?"),
                new Broken(
                        "nobody's entity",
                        ProjectText.shop()
                                .with("  user: { key: user }", "  user: { key: user }\n  driver: { key: driver }"),
                        "13:18: no source has driver, the key of entity 'driver'.\n    Name fields of a source."),
                new Broken(
                        "no source",
                        ProjectText.shop().with("source: orders\n    where", "source: order\n    where"),
                        "16:13: 'order' is not a source.\n    Did you mean 'orders'?"),
                new Broken(
                        "no service",
                        ProjectText.shop().with("features: inputs", "features: input"),
                        "28:15: 'input' is not a service.\n    Did you mean 'inputs'?"),
                new Broken(
                        "no view",
                        ProjectText.shop().with("- spend:*", "- spent:*"),
                        "23:7: 'spent' is not a view.\n    Did you mean 'spend'?"),
                new Broken(
                        "no feature",
                        ProjectText.shop().with("- spend:*", "- spend:orders_2h"),
                        "23:7: view 'spend' has no feature 'orders_2h'.\n    Did you mean 'orders_1h'?"),
                new Broken(
                        "no colon",
                        ProjectText.shop().with("- spend:*", "- spend"),
                        "23:7: 'spend' is not a feature.\n    Write <view>:<feature>, or <view>:* for all of a view."),
                new Broken(
                        "no colon2",
                        ProjectText.shop().with("- spend:*", "- spend.orders_1h"),
                        "23:7: 'spend.orders_1h' is not a feature.\n    Write <view>:<feature>, or <view>:* for all of a view."),
                new Broken(
                        "dup feature",
                        ProjectText.shop().with("- spend:*", "- spend:*\n    - spend:total_1h"),
                        "24:7: 'spend:total_1h' is in this service twice.\n    Remove one of them."),
                new Broken(
                        "mon field",
                        ProjectText.shop().with("watch: [amount", "watch: [amont"),
                        "35:13: 'amont' is not a field of source 'orders'.\n    Did you mean 'amount'?"),
                new Broken(
                        "mon service",
                        ProjectText.shop().with("inputs.odd", "input.odd"),
                        "35:21: 'input' is not a service.\n    Did you mean 'inputs'?"),
                new Broken(
                        "mon input",
                        ProjectText.shop().with("inputs.odd", "inputs.od"),
                        "35:21: 'od' is not an event input of service 'inputs'.\n    Did you mean 'odd'?"),
                new Broken(
                        "mon feature",
                        ProjectText.shop().with("spend:total_1h\"", "spend:total_2h\""),
                        "35:34: view 'spend' has no feature 'total_2h'.\n    Did you mean 'total_1h'?"),
                new Broken(
                        "key unknown",
                        ProjectText.shop().with("key: id\n", "key: order_id\n"),
                        "7:10: 'order_id' is not a field of source 'orders'.\n    Known: amount, at, gift, id, namespace, pieces, user."),
                new Broken(
                        "time double",
                        ProjectText.shop().with("time: at\n", "time: amount\n"),
                        "8:11: 'amount' is a double, which is no time.\n    Expected a timestamp, epoch milliseconds (int), or ISO 8601 text (string)."),
                new Broken(
                        "nofields",
                        ProjectText.shop()
                                .with(", fields: { id: string, at: timestamp, fraud: boolean, kind: string }", ""),
                        "10:3: the fields of this JSON source are not declared.\n    Add 'fields: { id: string, at: timestamp }' and what else it has."),
                new Broken(
                        "entity key missing",
                        ProjectText.shop().with("user: { key: user }", "user: { key: usr }"),
                        "16:13: source 'orders' has no field 'usr', the key of entity 'user'.\n    Did you mean 'user'?"),
                new Broken(
                        "unknown agg",
                        ProjectText.shop().with("aggregate: sum,", "aggregate: summ,"),
                        "20:28: there is no aggregate 'summ'.\n    Did you mean 'sum'?"),
                new Broken(
                        "avg",
                        ProjectText.shop().with("aggregate: sum,", "aggregate: average,"),
                        "20:28: there is no aggregate 'average'.\n    Known: approx_distinct, count, decayed_count, decayed_mean, decayed_sum, distinct, entropy, first, first_n, histogram, kurtosis, lag, last, last_n, max, mean, min, mode, percentile, range, ratio, skew, slope, stddev, sum, time_between, time_since_last, top_k, variance."),
                new Broken(
                        "agg missing of",
                        ProjectText.shop().with("aggregate: sum, of: amount", "aggregate: sum"),
                        "20:7: sum needs a value.\n    Add 'of:' with an event field or an expression."),
                new Broken(
                        "col clash2",
                        ProjectText.shop()
                                .with("      total:", "      orders_1h: { aggregate: time_since_last }\n      total:"),
                        "20:7: two features of this view are read as 'orders_1h'.\n    Windows are added to the name: <feature>_<window>. Rename one of the two.",
                        "24:7: 'spend:orders_1h' is in this service twice.\n    Remove one of them."),
                new Broken(
                        "reserved feature",
                        ProjectText.shop()
                                .with(
                                        "      total:",
                                        "      entity: {aggregate: time_since_last}\n      as_of: {aggregate: time_since_last}\n      total:")
                                .with("entity: user\n", "entity: user\n    publish: true\n"),
                        "21:7: a feature cannot be read as 'entity'.\n    These names are taken: entity, as_of.",
                        "22:7: a feature cannot be read as 'as_of'.\n    These names are taken: entity, as_of."),
                new Broken(
                        "label int",
                        ProjectText.shop().with("value: fraud", "value: at"),
                        "30:39: the label is a timestamp.\n    Expected a boolean, or a string with 'classes'; 'task: regression' predicts numbers."),
                new Broken(
                        "label string",
                        ProjectText.shop().with("value: fraud", "value: kind"),
                        "30:5: the label is a text, and its classes are not declared.\n    Add 'classes: [a, b]'."),
                new Broken(
                        "label weight",
                        ProjectText.shop().with("value: fraud", "value: fraud, weight: kind"),
                        "30:54: the weight is a string.\n    Expected a number, 0 or more."),
                new Broken(
                        "label unknown",
                        ProjectText.shop().with("value: fraud", "value: frad"),
                        "30:39: source 'verdicts' has no field 'frad'.\n    Did you mean 'fraud'?"),
                new Broken(
                        "classes boolean",
                        ProjectText.shop().with("within: 1h", "within: 1h, classes: [a, b]"),
                        "30:67: the label is a boolean, whose classes are false and true.\n    Remove 'classes'."),
                new Broken(
                        "watch again",
                        ProjectText.shop().with("watch: [amount", "watch: [\"spend:*\""),
                        "35:37: 'spend:total_1h' is watched twice.\n    Remove one of them."),
                new Broken(
                        "source unused entity",
                        ProjectText.shop().with("on: orders", "on: verdicts"),
                        "28:15: events of 'verdicts' have no field 'user', so 'spend:*' cannot be looked up for them.\n    Leave it out, or use a source with that field."));
    }
}
