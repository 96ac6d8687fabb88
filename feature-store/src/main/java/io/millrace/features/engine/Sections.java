package io.millrace.features.engine;

import io.millrace.features.engine.codec.RowReader;

/** The closed panes of a view, a section a track, read from the cold row when they are asked for. */
@FunctionalInterface
interface Sections {

    RowReader section(int track);
}
