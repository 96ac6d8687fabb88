package io.millrace.trainer.learning;

/**
 * One value of a prepared row.
 *
 * @param input name of the input that it is of
 * @param name the input's, with what it stands for if it is one of several
 * @param values how many values a nominal column has, numbered from 0; 0 for a number
 */
public record Column(String input, String name, int values) {

    /** The only column of an input. */
    Column(String input, int values) {
        this(input, input, values);
    }

    /** A column of numbers. */
    static Column number(String input, String name) {
        return new Column(input, name, 0);
    }

    /** Returns whether its values are the numbers of categories, between which there is no order. */
    public boolean nominal() {
        return values > 0;
    }
}
