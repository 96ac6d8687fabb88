package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Side tables, and what is said of those that do not fit. */
class LookupProblemsTest {

    private static final String TABLE =
            "lookups:\n  people: { topic: people, format: json, key: id, fields: { id: string, born: int } }\nsources:";
    private static final String USE = "time: at\n    lookups: { user_is: { in: people, by: user } }\n";

    private static ProjectText enriched() {
        return ProjectText.shop().with("sources:", TABLE).with("time: at\n", USE);
    }

    @Test
    void source_seesWhatIsAdded() throws InvalidProjectException {
        Project project =
                enriched().with("watch: [amount", "watch: [user_is_born").read();
        Source orders = project.sources().values().iterator().next();

        assertThat(orders.visible())
                .containsEntry("user_is_born", FieldType.INT)
                .doesNotContainKey("user_is_id");
        assertThat(orders.fields()).doesNotContainKey("user_is_born");
        assertThat(project.lookups().get("people"))
                .isEqualTo(new Lookup(
                        "people",
                        new Lookup.Topic("people", Source.Format.JSON, null),
                        List.of("id"),
                        null,
                        Map.of("id", FieldType.STRING, "born", FieldType.INT)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void read_brokenLookup_saysWhatAndWhere(Broken broken) {
        broken.check();
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "unknown lookup",
                        enriched().with("in: people", "in: peeple"),
                        "11:31: 'peeple' is not a lookup.\n    Did you mean 'people'?"),
                new Broken(
                        "unknown field of the event",
                        enriched().with("by: user", "by: usr"),
                        "11:43: 'usr' is not a field of source 'orders'.\n    Did you mean 'user'?"),
                new Broken(
                        "too many fields",
                        enriched().with("by: user", "by: [user, id]"),
                        "11:43: lookup 'people' has the key [id], and is asked by [user, id].\n    Name as many fields of the event as the key has, in its order."),
                new Broken(
                        "taken",
                        enriched().with("fields: { id: string, at", "fields: { user_is_born: int, id: string, at"),
                        "11:16: it adds 'user_is_born', which events of 'orders' have already.\n    Choose another name for it: the names of what it adds begin with that."),
                new Broken(
                        "twice",
                        enriched()
                                .with(
                                        "user_is: { in: people, by: user }",
                                        "a: { in: people, by: user }, a_b: { in: people, by: user }")
                                .with("born: int", "born: int, b_born: int"),
                        "11:45: it adds 'a_b_born', which events of 'orders' have already.\n    Choose another name for it: the names of what it adds begin with that."),
                new Broken(
                        "key",
                        enriched().with("key: id, fields: { id: string, born", "key: name, fields: { id: string, born"),
                        "4:47: 'name' is not a field of lookup 'people'.\n    Known: born, id."),
                new Broken(
                        "only a key",
                        enriched().with("id: string, born: int", "id: string"),
                        "4:51: all fields belong to the key: there is nothing to add.\n    Add some."),
                new Broken(
                        "no fields",
                        enriched().with(", fields: { id: string, born: int }", ""),
                        "4:3: the fields of this lookup are not declared.\n    Add 'fields: { id: string }' and what else it has."),
                new Broken(
                        "time",
                        enriched()
                                .with(
                                        "key: id, fields: { id: string, born",
                                        "key: id, time: born, fields: { id: string, born"),
                        "4:57: 'born' is an int.\n    Declare it as a timestamp."),
                new Broken(
                        "neither",
                        enriched().with("topic: people, ", ""),
                        "4:3: a lookup is either a file or a topic.\n    Give it 'file:', or 'topic:' and 'format:', and not both."),
                new Broken(
                        "no file",
                        enriched().with("topic: people, format: json", "file: nowhere.csv"),
                        "4:19: the file 'nowhere.csv' cannot be read.\n    It is looked for in FOLDER."));
    }
}
