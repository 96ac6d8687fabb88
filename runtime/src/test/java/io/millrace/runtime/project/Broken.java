package io.millrace.runtime.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** A text with faults, and all that has to be said of them: line, column, message and hint. */
record Broken(String name, ProjectText text, List<String> expected) {

    Broken(String name, ProjectText text, String... expected) {
        this(name, text, List.of(expected));
    }

    void check() {
        InvalidProjectException refused = catchThrowableOfType(InvalidProjectException.class, text::read);
        assertThat(refused).as(text.text()).isNotNull();
        assertThat(refused.problems())
                .extracting(Problem::toString)
                .containsExactlyElementsOf(
                        expected.stream().map(problem -> "file:" + problem).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
