package io.millrace.platform.console;

import io.millrace.drift.detection.CategoryShare;
import io.millrace.drift.detection.FeatureSummary;
import io.millrace.drift.query.CurrentWindow;
import io.millrace.runtime.plan.Plan;
import io.millrace.schemas.DriftReference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What the page of drift shows: transitions of alerts, and what the watched features look like beside their reference, quiet ones too. */
final class DriftPage {

    private final Plan plan;
    private final Followed followed;

    DriftPage(LiveProcess process, Followed followed) {
        this.plan = process.plan();
        this.followed = followed;
    }

    /** The last transitions of all alerts, in order. */
    JsonObject alerts() {
        JsonArray alerts = new JsonArray();
        followed.caughtUp().alerts().all().forEach(alert -> alerts.add(Contracts.json(alert)));
        return new JsonObject().put("alerts", alerts);
    }

    /** What a monitor compares with, and its newest window. */
    JsonObject features(String monitor) {
        Declared.one("monitor", monitor, plan.project().monitors());
        NewestWindow window = followed.caughtUp().window(monitor);
        DriftReference reference = followed.caughtUp().references().get(monitor);
        return new JsonObject()
                .put("reference", reference == null ? null : Contracts.json(reference))
                .put("window", window.current().map(DriftPage::window).orElse(null));
    }

    private static JsonObject window(CurrentWindow window) {
        JsonArray features = new JsonArray();
        window.features().forEach(feature -> features.add(feature(feature)));
        return new JsonObject()
                .put("from", window.start())
                .put("to", window.end())
                .put("rows", window.rows())
                .put("features", features);
    }

    /** In the form that the contract of references has. */
    private static JsonObject feature(FeatureSummary summary) {
        JsonObject categories = new JsonObject();
        for (CategoryShare share : summary.categories()) {
            categories.put(share.category(), share.current());
        }
        List<Double> quantiles = summary.quantiles()
                .map(of -> List.of(of.min(), of.p5(), of.p25(), of.p50(), of.p75(), of.p95(), of.max()))
                .orElse(List.of());
        return new JsonObject()
                .put("feature", summary.feature().name())
                .put("missing", summary.missing())
                .put(
                        "sample",
                        new JsonObject()
                                .put("rows", summary.rows())
                                .put("effective", summary.effective())
                                .put("quantiles", new JsonArray(quantiles))
                                .put("categories", categories));
    }
}
