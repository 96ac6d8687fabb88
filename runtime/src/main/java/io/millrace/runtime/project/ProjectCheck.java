package io.millrace.runtime.project;

/** A check that only some part of Millrace can make, such as whether a learner exists. */
@FunctionalInterface
public interface ProjectCheck {

    /** Adds what is wrong with the project. References between its parts are known to be right. */
    void check(Project project, Problems problems);
}
