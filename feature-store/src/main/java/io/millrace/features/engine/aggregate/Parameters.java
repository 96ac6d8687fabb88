package io.millrace.features.engine.aggregate;

/** Bounds of what an aggregate can be told. */
final class Parameters {

    private Parameters() {}

    static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is out of range: give " + least + " to " + most);
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " " + value + " is out of range: give " + least + " to " + most);
        }
    }
}
