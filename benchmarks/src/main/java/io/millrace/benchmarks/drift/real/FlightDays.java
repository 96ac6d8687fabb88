package io.millrace.benchmarks.drift.real;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The days on which most departures went wrong: those that left more than a quarter of an hour late, and those that lack to the usual number of
 * that day of the week, since departures that were cancelled are not in the data.
 *
 * @param shares share of what went wrong, by start of the day (UTC) in milliseconds, the worst first
 */
record FlightDays(Map<Long, Double> shares) {

    private static final int WORST = 10;

    /** Of the table of departures. */
    static FlightDays of(DataFolder data) throws SQLException {
        Map<Long, Double> shares = new LinkedHashMap<>();
        for (List<@Nullable Object> row :
                data.values("with days as (select date_trunc('day', dep_utc) as day, count(*) as n,"
                        + " count(*) filter (dep_delay > 15) as late from departures group by 1),"
                        + " lacks as (select *, greatest(0, median(n) over (partition by dayofweek(day)) - n) as lack from days)"
                        + " select epoch_ms(day), (late + lack) / (n + lack) as wrong from lacks order by wrong desc limit "
                        + WORST)) {
            if (row.get(0) instanceof Number day && row.get(1) instanceof Number share) {
                shares.put(day.longValue(), share.doubleValue());
            }
        }
        return new FlightDays(shares);
    }
}
