package io.millrace.benchmarks.drift;

/** The parts of the suite, each of which can run alone. */
enum Part {
    S1("Nothing changes"),
    S2("One change"),
    S3("The errors of a model"),
    S4("Concepts that take turns"),
    S6("A sample beside all rows"),
    S7("Months of a hundred features"),
    S8("Days and weeks"),
    S9("Broken data");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return name() + ". " + title;
    }
}
