package io.millrace.runtime.project;

import java.util.List;
import java.util.stream.Collectors;

/** A project file that cannot be run, with every problem that was found in it. */
public final class InvalidProjectException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidProjectException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
