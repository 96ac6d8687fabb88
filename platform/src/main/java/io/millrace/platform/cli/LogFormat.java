package io.millrace.platform.cli;

/** How log lines are written. */
enum LogFormat {
    /** For people at a terminal. */
    TEXT,
    /** An object on each line, for what collects logs. */
    JSON
}
