package io.millrace.platform.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Conditions that ArchUnit does not bring along. */
final class MillraceConditions {

    static final DescribedPredicate<JavaClass> SEALED =
            DescribedPredicate.describe("sealed", type -> type.reflect().isSealed());

    /** A constant of an enum that has a body is a class of its own. */
    static final DescribedPredicate<JavaClass> ENUM_CONSTANT = DescribedPredicate.describe(
            "constants of an enum",
            type -> type.getRawSuperclass().map(JavaClass::isEnum).orElse(false));

    static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            type.getName() + " is in " + type.getPackageName() + ", which is not marked"));
                }
            };

    private MillraceConditions() {}
}
