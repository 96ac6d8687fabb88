package io.millrace.features.query;

import io.millrace.features.engine.LastEventsWindow;
import io.millrace.features.engine.LifetimeWindow;
import io.millrace.features.engine.RollingWindow;
import io.millrace.features.engine.SessionWindow;
import io.millrace.features.engine.TumblingWindow;
import io.millrace.features.engine.Window;
import io.millrace.features.engine.aggregate.Aggregate;
import io.millrace.features.engine.aggregate.ApproxDistinct;
import io.millrace.features.engine.aggregate.By;
import io.millrace.features.engine.aggregate.Count;
import io.millrace.features.engine.aggregate.DecayedCount;
import io.millrace.features.engine.aggregate.DecayedMean;
import io.millrace.features.engine.aggregate.DecayedSum;
import io.millrace.features.engine.aggregate.Distinct;
import io.millrace.features.engine.aggregate.Entropy;
import io.millrace.features.engine.aggregate.First;
import io.millrace.features.engine.aggregate.FirstN;
import io.millrace.features.engine.aggregate.Histogram;
import io.millrace.features.engine.aggregate.Kurtosis;
import io.millrace.features.engine.aggregate.Lag;
import io.millrace.features.engine.aggregate.Last;
import io.millrace.features.engine.aggregate.LastN;
import io.millrace.features.engine.aggregate.Max;
import io.millrace.features.engine.aggregate.Mean;
import io.millrace.features.engine.aggregate.Min;
import io.millrace.features.engine.aggregate.Mode;
import io.millrace.features.engine.aggregate.Percentile;
import io.millrace.features.engine.aggregate.Range;
import io.millrace.features.engine.aggregate.Ratio;
import io.millrace.features.engine.aggregate.Skew;
import io.millrace.features.engine.aggregate.Slope;
import io.millrace.features.engine.aggregate.Stddev;
import io.millrace.features.engine.aggregate.Sum;
import io.millrace.features.engine.aggregate.TimeBetween;
import io.millrace.features.engine.aggregate.TimeSinceLast;
import io.millrace.features.engine.aggregate.TopK;
import io.millrace.features.engine.aggregate.Variance;
import io.millrace.runtime.project.Feature;
import io.millrace.runtime.project.FeatureWindow;
import io.millrace.runtime.project.Parameter;
import io.millrace.runtime.project.Parameters;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the names of a project file stand for in the engine. */
final class Catalogue {

    private Catalogue() {}

    /** The aggregate of a feature, for each category if it goes by one. */
    static Aggregate aggregate(Feature feature) {
        Aggregate plain = plain(feature);
        return feature.by() == null
                ? plain
                : new By(plain, Objects.requireNonNullElse(feature.categories(), Feature.DEFAULT_CATEGORIES));
    }

    private static Aggregate plain(Feature feature) {
        Parameters told = feature.parameters();
        return switch (feature.aggregateName()) {
            case COUNT -> new Count();
            case SUM -> new Sum();
            case MEAN -> new Mean();
            case MIN -> new Min();
            case MAX -> new Max();
            case RANGE -> new Range();
            case VARIANCE -> new Variance();
            case STDDEV -> new Stddev();
            case SKEW -> new Skew();
            case KURTOSIS -> new Kurtosis();
            case PERCENTILE -> new Percentile(told.real(Parameter.AT), told.real(Parameter.ERROR));
            case HISTOGRAM -> new Histogram(told.reals(Parameter.EDGES));
            case SLOPE -> new Slope();
            case RATIO -> new Ratio();
            case FIRST -> new First();
            case LAST -> new Last();
            case FIRST_N -> new FirstN(told.whole(Parameter.N));
            case LAST_N -> new LastN(told.whole(Parameter.N));
            case LAG -> new Lag(told.whole(Parameter.N));
            case DISTINCT -> new Distinct(told.whole(Parameter.BOUND));
            case APPROX_DISTINCT -> new ApproxDistinct(told.whole(Parameter.PRECISION));
            case TOP_K -> new TopK(told.whole(Parameter.K));
            case MODE -> new Mode();
            case ENTROPY -> new Entropy(told.whole(Parameter.BOUND));
            case DECAYED_COUNT ->
                new DecayedCount(told.duration(Parameter.HALF_LIFE).toMillis());
            case DECAYED_SUM ->
                new DecayedSum(told.duration(Parameter.HALF_LIFE).toMillis());
            case DECAYED_MEAN ->
                new DecayedMean(told.duration(Parameter.HALF_LIFE).toMillis());
            case TIME_SINCE_LAST -> new TimeSinceLast();
            case TIME_BETWEEN -> new TimeBetween();
        };
    }

    /** A window of a feature with the hop that it asks for, if it does. */
    static Window window(FeatureWindow window, @Nullable Duration hop) {
        if (window instanceof FeatureWindow.Rolling rolling) {
            return RollingWindow.of(rolling.length(), hop);
        }
        if (window instanceof FeatureWindow.Tumbling tumbling) {
            return TumblingWindow.of(tumbling.length(), hop);
        }
        if (window instanceof FeatureWindow.Session session) {
            return SessionWindow.of(session.gap());
        }
        if (window instanceof FeatureWindow.Last last) {
            return new LastEventsWindow(last.events());
        }
        return new LifetimeWindow();
    }
}
