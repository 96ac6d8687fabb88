package io.millrace.benchmarks.drift;

import io.millrace.benchmarks.drift.monitor.Monitor;
import io.millrace.benchmarks.drift.monitor.Watch;
import io.millrace.benchmarks.drift.stream.Batch;
import io.millrace.benchmarks.drift.stream.Column;
import io.millrace.drift.detection.AlertStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A monitor that begins a new reference with the rows after a window in which alerts have fired: these are one alarm, whatever their number. */
record RenewedMonitor(Watch watch, int reference) {

    /** The rows by whose end there was an alarm. */
    List<Integer> alarms(double[][] rows) {
        List<Integer> alarms = new ArrayList<>();
        int at = 0;
        while (at + reference < rows.length) {
            Monitor monitor = new Monitor(watch, batch(rows, at, at + reference));
            at += reference;
            boolean fired = false;
            while (!fired && at + watch.rows() <= rows.length) {
                fired = monitor.judge(batch(rows, at, at + watch.rows())).stream()
                        .anyMatch(one -> one.status() == AlertStatus.FIRING);
                at += watch.rows();
            }
            if (!fired) {
                break;
            }
            alarms.add(at);
        }
        return alarms;
    }

    private static Batch batch(double[][] rows, int from, int to) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < rows[0].length; i++) {
            int feature = i;
            columns.add(Column.numbers(Arrays.stream(rows, from, to)
                    .mapToDouble(row -> row[feature])
                    .toArray()));
        }
        return new Batch(columns);
    }
}
