package io.millrace.drift.query;

import io.millrace.drift.detection.FeatureSummary;
import io.millrace.drift.detection.WindowProfile;
import io.millrace.runtime.plan.Plan;
import io.millrace.runtime.project.Monitor;
import io.millrace.schemas.ProfilePart;
import java.util.List;

/**
 * A window as a monitor has profiled it.
 *
 * @param start of the window, epoch milliseconds, inclusive
 * @param end exclusive
 * @param rows exact number of its rows
 * @param features what each watched feature looks like, in the order of the project file
 */
public record CurrentWindow(long start, long end, long rows, List<FeatureSummary> features) {

    public CurrentWindow {
        features = List.copyOf(features);
    }

    /**
     * The window of some parts.
     *
     * @param parts of one window, at least one
     */
    public static CurrentWindow of(Plan plan, Monitor monitor, List<ProfilePart> parts) {
        WindowProfile whole = parts.stream()
                .map(CurrentWindow::profile)
                .reduce(WindowProfile::merge)
                .orElseThrow(() -> new IllegalArgumentException("a window has at least one part"));
        return new CurrentWindow(
                whole.start(),
                whole.end(),
                whole.rows(),
                FeatureSummary.of(WatchedRows.of(plan, monitor).settings(), whole));
    }

    private static WindowProfile profile(ProfilePart part) {
        byte[] bytes = new byte[part.getProfile().remaining()];
        part.getProfile().duplicate().get(bytes);
        return WindowProfile.fromBytes(bytes);
    }
}
