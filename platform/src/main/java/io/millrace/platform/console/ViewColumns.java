package io.millrace.platform.console;

import io.millrace.runtime.project.View;
import io.millrace.schemas.EventInFlight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a view in the events that carry them. */
record ViewColumns(String view, List<String> names) {

    static ViewColumns of(View view) {
        return new ViewColumns(view.name(), view.columns());
    }

    /** The value of a column if it is a number, else null. */
    @Nullable
    Double number(EventInFlight event, String column) {
        return event.getFeatures().get(view + ":" + column) instanceof Number number ? number.doubleValue() : null;
    }
}
