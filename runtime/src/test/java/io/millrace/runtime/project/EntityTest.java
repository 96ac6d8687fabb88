package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntityTest {

    private static final Entity USER = new Entity("user", List.of("user"));
    private static final Entity ROUTE = new Entity("route", List.of("origin", "destination"));

    @Test
    void keyOf_oneField_isItsText() {
        assertThat(USER.keyOf(Map.of("user", "a|b\\c"))).isEqualTo("a|b\\c");
        assertThat(USER.keyOf(Map.of("user", 7L))).isEqualTo("7");
        assertThat(USER.parts("a|b")).containsExactly("a|b");
    }

    @Test
    void keyOf_severalFields_joinsThem() {
        assertThat(ROUTE.keyOf(Map.of("origin", "ATL", "destination", "JFK", "more", 1L)))
                .isEqualTo("ATL|JFK");
        assertThat(ROUTE.keyOf(Map.of("origin", "A|T", "destination", "J\\K"))).isEqualTo("A\\|T|J\\\\K");
    }

    @Test
    void keyOf_aMissingField_isNull() {
        assertThat(ROUTE.keyOf(Map.of("origin", "ATL"))).isNull();
    }

    @Test
    void parts_ofAnotherNumber_areNone() {
        assertThat(ROUTE.parts("ATL")).isEmpty();
        assertThat(ROUTE.parts("ATL|JFK|LGA")).isEmpty();
    }

    /** So different parts never have one key. */
    @Property
    void parts_ofWhatWasJoined_areThoseParts(@ForAll("texts") String origin, @ForAll("texts") String destination) {
        List<String> parts = List.of(origin, destination);
        assertThat(ROUTE.parts(ROUTE.joined(parts))).isEqualTo(parts);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('|', '\\', 'a', 'é').ofMaxLength(6);
    }
}
