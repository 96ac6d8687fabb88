package io.millrace.runtime.project;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that cannot be used, without the jargon of a compiler. */
class ExpressionProblemsTest {

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenFile_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "derived input, no such feature",
                        ProjectText.shop()
                                .with(
                                        "odd: \"pieces % 2 == 1\" }",
                                        "odd: \"pieces % 2 == 1\" }\n    - derived: { share: amount / spend.total_2h }"),
                        "25:34: neither source 'orders' nor service 'inputs' has 'spend'.\n    Known: amount, at, gift, id, namespace, pieces, spend.orders_10m, spend.orders_1h, spend.total_1h, user."),
                new Broken(
                        "derived input, taken name",
                        ProjectText.shop()
                                .with(
                                        "odd: \"pieces % 2 == 1\" }",
                                        "odd: \"pieces % 2 == 1\" }\n    - derived: { amount: pieces / 2 }"),
                        "25:26: 'pieces / 2' cannot be used: the name 'amount' is taken.\n    Choose another name."),
                new Broken(
                        "derived input, twice",
                        ProjectText.shop()
                                .with(
                                        "odd: \"pieces % 2 == 1\" }",
                                        "odd: \"pieces % 2 == 1\" }\n    - derived: { odd: pieces / 2 }"),
                        "25:18: 'odd' is in this service twice.\n    Rename or remove one of them."),
                new Broken(
                        "no regular expression",
                        ProjectText.shop().with("pieces % 2 == 1", "string(pieces).matches('(')"),
                        "24:61: 'string(pieces).matches('(')' cannot be used: '(' is no regular expression: error parsing regexp: missing closing ): `(`.\n    Regular expressions are RE2's."),
                new Broken(
                        "number beyond 64 bits, in a long expression",
                        ProjectText.shop()
                                .with(
                                        "pieces % 2 == 1",
                                        "pieces == 1 && ".repeat(20) + "pieces == 99999999999999999999"),
                        "24:348: '" + "pieces == 1 && ".repeat(8)
                                + "...' cannot be used: the whole number 99999999999999999999 is beyond 64 bits.\n    Write it with a point."),
                new Broken(
                        "label that is a number",
                        ProjectText.shop().with("value: fraud", "value: size(kind)"),
                        "30:39: the label is an int.\n    Expected a boolean, or a string with 'classes'; 'task: regression' predicts numbers."),
                new Broken(
                        "unknown field",
                        ProjectText.shop().with("of: amount", "of: amout"),
                        "20:37: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "unknown field quoted",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amout > 0.0\""),
                        "17:13: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "mean string",
                        ProjectText.shop().with("of: amount", "of: user"),
                        "20:37: sum needs a number, and 'user' is a string.\n    Numbers are int, double and boolean (0 or 1); size(text) is the length of a text."),
                new Broken(
                        "expr notbool",
                        ProjectText.shop().with("\"amount > 0.0\"", "amount"),
                        "17:12: a condition has to be true or false, and 'amount' is a double.\n    Compare it with something, such as == or >."),
                new Broken(
                        "expr syntax",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > \""),
                        "17:22: 'amount >' cannot be used: it ends too early.\n    A value is missing at the end."),
                new Broken(
                        "expr syntax2",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount >> 0.0\""),
                        "17:21: 'amount >> 0.0' cannot be used: '>' means nothing here.\n    And is &&, or is ||, not is !."),
                new Broken(
                        "expr single eq",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount = 0.0\""),
                        "17:20: 'amount = 0.0' cannot be used: '=' means nothing here.\n    Equality is ==."),
                new Broken(
                        "expr and",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > 0.0 and gift\""),
                        "17:26: 'amount > 0.0 and gift' cannot be used: 'and' means nothing here.\n    And is &&, or is ||, not is !."),
                new Broken(
                        "expr mix",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > 0\""),
                        "17:20: 'amount > 0' cannot be used: '>' does not go with double and int.\n    Write numbers beside a double with a point, such as 2.0, and fields as double(field)."),
                new Broken(
                        "expr mix2",
                        ProjectText.shop().with("of: amount", "of: amount * pieces"),
                        "20:44: 'amount * pieces' cannot be used: '*' does not go with double and int.\n    Write numbers beside a double with a point, such as 2.0, and fields as double(field)."),
                new Broken(
                        "expr str plus",
                        ProjectText.shop().with("of: amount", "of: amount + user"),
                        "20:44: 'amount + user' cannot be used: '+' does not go with double and string.\n    Both sides have to be of one type that it takes."),
                new Broken(
                        "expr ternary",
                        ProjectText.shop().with("of: amount", "of: \"gift ? amount : 0\""),
                        "20:43: 'gift ? amount : 0' cannot be used: '? :' does not go with boolean and double and int.\n    Write numbers beside a double with a point, such as 2.0, and fields as double(field)."),
                new Broken(
                        "expr not",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"!amount\""),
                        "17:13: '!amount' cannot be used: '!' does not go with double.\n    It takes true or false: compare a value with something, such as == or >."),
                new Broken(
                        "expr and num",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount && gift\""),
                        "17:20: 'amount && gift' cannot be used: '&&' does not go with double and boolean.\n    It takes true or false: compare a value with something, such as == or >."),
                new Broken(
                        "expr func",
                        ProjectText.shop().with("of: amount", "of: log(amount)"),
                        "20:37: 'log(amount)' cannot be used: there is no function 'log'.\n    Expressions are CEL, with its standard functions, such as size, contains, startsWith and matches."),
                new Broken(
                        "expr method",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"user.contain('x')\""),
                        "17:18: 'user.contain('x')' cannot be used: there is no function 'contain'.\n    Expressions are CEL, with its standard functions, such as size, contains, startsWith and matches."),
                new Broken(
                        "expr fieldsel",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"user.name == 1\""),
                        "17:17: 'user.name == 1' cannot be used: a string has no fields.\n    Only functions follow its point."),
                new Broken(
                        "expr list",
                        ProjectText.shop().with("of: amount", "of: \"[amount]\""),
                        "20:38: '[amount]' cannot be used: its result is a list, which is not a single value.\n    Expected a string, an int, a double, a boolean or a timestamp."),
                new Broken(
                        "expr null",
                        ProjectText.shop().with("of: amount", "of: \"null\""),
                        "20:38: 'null' cannot be used: its result is a null, which is not a single value.\n    Expected a string, an int, a double, a boolean or a timestamp."),
                new Broken(
                        "expr empty",
                        ProjectText.shop().with("of: amount", "of: \"\""),
                        "20:38: '' cannot be used: it ends too early.\n    A value is missing at the end."),
                new Broken(
                        "expr unbal",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"(amount > 0.0\""),
                        "17:26: '(amount > 0.0' cannot be used: ')' is missing.\n    Add it here."),
                new Broken(
                        "expr char",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > 0.0 @\""),
                        "17:26: 'amount > 0.0 @' cannot be used: '@' means nothing here.\n    Remove it."),
                new Broken(
                        "expr str",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"user == 'abc\""),
                        "17:21: 'user == 'abc' cannot be used: a text is not closed.\n    Add the quote that ends it."),
                new Broken(
                        "expr dquote",
                        ProjectText.shop().with("\"amount > 0.0\"", "'user == ''x'' && amout > 1.0'"),
                        "17:13: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "expr dqesc",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"user == \\\"x\\\" && amout > 1.0\""),
                        "17:13: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "expr multiline",
                        ProjectText.shop().with("\"amount > 0.0\"", "\"amount > 0.0\n      && amout > 1.0\""),
                        "17:13: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "expr plainmulti",
                        ProjectText.shop().with("\"amount > 0.0\"", "amount > 0.0\n      && amout > 1.0"),
                        "17:12: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "expr block",
                        ProjectText.shop().with("\"amount > 0.0\"", "|\n      amount > 0.0\n      && amout > 1.0"),
                        "17:12: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?"),
                new Broken(
                        "event err",
                        ProjectText.shop().with("odd: \"pieces % 2 == 1\"", "odd: \"pieces % 2.0 == 1\""),
                        "24:45: 'pieces % 2.0 == 1' cannot be used: '%' does not go with int and double.\n    It takes whole numbers: write int(...) around a number that is not one."),
                new Broken(
                        "event err plain",
                        ProjectText.shop().with("odd: \"pieces % 2 == 1\"", "odd: pieces + nothing"),
                        "24:46: source 'orders' has no field 'nothing'.\n    Known: amount, at, gift, id, namespace, pieces, user."),
                new Broken(
                        "event not last",
                        ProjectText.shop()
                                .with(
                                        "    - spend:*\n    - event: { pieces: pieces, odd: \"pieces % 2 == 1\" }",
                                        "    - event: { pieces: pieces, odd: \"peces % 2 == 1\" }\n    - spend:*"),
                        "23:38: source 'orders' has no field 'peces'.\n    Did you mean 'pieces'?"),
                new Broken(
                        "watch keyword",
                        ProjectText.shop()
                                .with("namespace: string", "in: string")
                                .with("watch: [amount", "watch: [in"),
                        "35:13: 'in' cannot be used: 'in' means nothing here.\n    And is &&, or is ||, not is !."),
                new Broken(
                        "view two",
                        ProjectText.shop()
                                .with("of: amount", "of: amout")
                                .with("odd: \"pieces % 2 == 1\"", "odd: \"peces % 2 == 1\""),
                        "20:37: source 'orders' has no field 'amout'.\n    Did you mean 'amount'?",
                        "24:38: source 'orders' has no field 'peces'.\n    Did you mean 'pieces'?"));
    }
}
