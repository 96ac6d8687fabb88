package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import io.millrace.runtime.project.Problems;
import io.millrace.runtime.project.Source;
import io.millrace.runtime.project.Suggestion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions over one source while a project file is checked, and says what is wrong with them. */
final class SourceExpressions {

    private final Source source;
    private final Expressions expressions;
    private final Problems problems;

    SourceExpressions(Source source, Problems problems) {
        this.source = source;
        this.expressions = new Expressions(source.visible());
        this.problems = problems;
    }

    Expressions expressions() {
        return expressions;
    }

    /** Type of an expression; empty, with a problem, when it does not compile. */
    Optional<FieldType> type(String text, String place) {
        try {
            return Optional.of(expressions.compile(text).type());
        } catch (ExpressionException e) {
            e.unknownField()
                    .ifPresentOrElse(
                            name -> problems.inside(
                                    place,
                                    e.offset(),
                                    "source '" + source.name() + "' has no field '" + name + "'.",
                                    Suggestion.near(name, source.visible().keySet())),
                            () -> problems.inside(place, e.offset(), e.sentence(text), e.hint()));
            return Optional.empty();
        }
    }

    /** Checks a condition, if there is one. */
    void condition(@Nullable String text, String place) {
        if (text == null) {
            return;
        }
        FieldType type = type(text, place).orElse(FieldType.BOOLEAN);
        if (type != FieldType.BOOLEAN) {
            problems.at(
                    place,
                    "a condition has to be true or false, and '" + text + "' is " + type.withArticle() + ".",
                    "Compare it with something, such as == or >.");
        }
    }
}
