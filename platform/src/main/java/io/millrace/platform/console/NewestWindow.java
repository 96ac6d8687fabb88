package io.millrace.platform.console;

import io.millrace.drift.query.CurrentWindow;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Monitor;
import io.millrace.schemas.ProfilePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest window of a monitor of which all parts should have come: the one before that to which a part came last. */
final class NewestWindow {

    private final Plan plan;
    private final Monitor monitor;
    private List<ProfilePart> whole = List.of();
    private List<ProfilePart> coming = new ArrayList<>();
    private long count;

    NewestWindow(Plan plan, Monitor monitor) {
        this.plan = plan;
        this.monitor = monitor;
    }

    synchronized void take(ProfilePart part) {
        long start = coming.isEmpty() ? part.getWindowStart() : coming.get(0).getWindowStart();
        if (part.getWindowStart() > start) {
            whole = List.copyOf(coming);
            coming = new ArrayList<>();
            count++;
        }
        if (part.getWindowStart() >= start) {
            coming.add(part);
        }
    }

    /** What its features look like; empty before the second window. */
    synchronized Optional<CurrentWindow> current() {
        return whole.isEmpty() ? Optional.empty() : Optional.of(CurrentWindow.of(plan, monitor, whole));
    }

    /** How many windows have become whole. */
    synchronized long count() {
        return count;
    }
}
