package io.millrace.benchmarks.flights;

import java.nio.file.Path;

/** The files that the topics were filled from; each may be gzipped. */
record FlightFiles(Path departures, Path arrivals, Path planes) {}
