package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.runtime.expression.ExpressionCheck;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whole files with several faults, and the whole of what is said of them. */
class BrokenFilesTest {

    @Test
    void read_unusableExpressions_namesEveryFault() {
        assertThat(problems("expressions.yaml")).isEqualTo("""
                        expressions.yaml:13:20: 'amount = 0.0' cannot be used: '=' means nothing here.
                            Equality is ==.
                        expressions.yaml:15:43: 'amount * 2' cannot be used: '*' does not go with double and int.
                            Write numbers beside a double with a point, such as 2.0, and fields as double(field).
                        expressions.yaml:16:37: mean needs a number, and 'user' is a string.
                            Numbers are int, double and boolean (0 or 1); size(text) is the length of a text.
                        expressions.yaml:17:37: source 'orders' has no field 'amout'.
                            Did you mean 'amount'?
                        expressions.yaml:20:37: 'amount > 100.0 and user != ""' cannot be used: 'and' means nothing here.
                            And is &&, or is ||, not is !.
                        expressions.yaml:20:60: 'length(user)' cannot be used: there is no function 'length'.
                            Expressions are CEL, with its standard functions, such as size, contains, startsWith and matches.""");
    }

    @Test
    void read_danglingReferences_namesEveryFault() {
        assertThat(problems("references.yaml")).isEqualTo("""
                        references.yaml:3:47: 'order_id' is not a field of source 'orders'.
                            Known: at, id, user.
                        references.yaml:9:13: source 'orders' has no field 'usr', the key of entity 'user'.
                            Did you mean 'user'?
                        references.yaml:12:7: two features of this view are read as 'orders_1h'.
                            Windows are added to the name: <feature>_<window>. Rename one of the two.
                        references.yaml:14:13: 'usr' is not an entity.
                            Did you mean 'user'?
                        references.yaml:15:13: 'order' is not a source.
                            Did you mean 'orders'?
                        references.yaml:16:36: there is no aggregate 'time_since'.
                            Known: approx_distinct, count, decayed_count, decayed_mean, decayed_sum, distinct, entropy, first, first_n, histogram, kurtosis, lag, last, last_n, max, mean, min, mode, percentile, range, ratio, skew, slope, stddev, sum, time_between, time_since_last, top_k, variance.
                        references.yaml:18:13: view 'spend' has no feature 'orders_2h'.
                            Did you mean 'orders_1h'?
                        references.yaml:18:30: 'spent' is not a view.
                            Did you mean 'spend'?
                        references.yaml:18:39: 'spend' is not a feature.
                            Write <view>:<feature>, or <view>:* for all of a view.""");
    }

    @Test
    void read_wrongShape_namesEveryFault() {
        assertThat(problems("shape.yaml")).isEqualTo("""
                        shape.yaml:1:1: unknown key 'projekt'.
                            Did you mean 'project'?
                        shape.yaml:2:13: 'partitions' is 0.
                            Expected at least 1, and at most 1000.
                        shape.yaml:4:3: 'Orders' cannot be a name in 'sources'.
                            Names have small letters, digits and _, a letter first, and at most 61 characters.
                        shape.yaml:4:20: found the number 7 for 'topic'.
                            Expected a text: put it in quotes.
                        shape.yaml:4:31: 'xml' is not a value of 'format'.
                            Known: avro, json.
                        shape.yaml:6:9: found the number 3 for 'user'.
                            Expected a mapping.
                        shape.yaml:12:32: unknown key 'off' in 'views.spend.features.total'.
                            Did you mean 'of'?
                        shape.yaml:12:54: found the text '1h' for 'windows'.
                            Expected a list.""");
    }

    @Test
    void read_notYaml_namesEveryFault() {
        assertThat(problems("syntax.yaml")).isEqualTo("""
                        syntax.yaml:4:1: this is not valid YAML: a comma or '}' is missing before this.
                            Close the bracket that is opened at 3:11.""");
    }

    @Test
    void read_impossibleValues_namesEveryFault() {
        assertThat(problems("values.yaml")).isEqualTo("""
                        values.yaml:8:11: '10' is not a duration: it has no unit.
                            Did you mean '10m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m.
                        values.yaml:16:10: '1 month' is not a duration.
                            Write a whole number and a unit: ms, s, m, h or d, such as 10m.
                        values.yaml:18:54: '30' is not a duration: it has no unit.
                            Did you mean '30m'? Write a whole number and a unit: ms, s, m, h or d, such as 10m.
                        values.yaml:23:13: '0m' is no time at all.
                            The shortest duration is 1ms.
                        values.yaml:24:16: the reference does not end after it starts: from 2015-09-12T14:00:00Z to 2015-09-12T08:00:00Z.
                            'to' has to be later than 'from'.""");
    }

    private static String problems(String name) {
        InvalidProjectException refused = catchThrowableOfType(
                InvalidProjectException.class,
                () -> new ProjectFile(SchemaLookup.NONE, List.of(new ExpressionCheck())).read(file(name)));
        return String.valueOf(refused.getMessage()).replace(file(name).toString(), name);
    }

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(BrokenFilesTest.class.getResource("broken/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
