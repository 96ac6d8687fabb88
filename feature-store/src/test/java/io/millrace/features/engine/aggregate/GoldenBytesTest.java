package io.millrace.features.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.features.engine.codec.RowWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bytes of every partial after three events. A change of them is a new version of the format of rows. */
class GoldenBytesTest {

    private static final String GOLDEN = """
            count: 03
            sum: c02400
            mean: 03c02400
            min: bff103
            max: c010
            variance: 03c010c02500c0e8800200
            stddev: 03c010c02500c0e8800200
            skew: 03c010c02500c0e8800200c0ada10600
            kurtosis: 03c010c02500c0e8800200c0ada10600c0f2850500
            first: e70703c010
            last: 0003c010
            first_n 3: 03e70703c010f30303bff1030003c010
            last_n 3: 03e70703c010f30303bff1030003c010
            lag 2: 03e70703c010f30303bff1030003c010
            distinct 6: 0203c01003bff103
            approx_distinct 11: 0281a7c3db06c1d6e49007
            percentile 0.75 0.01: 012a0100016e02
            top_k 3: 0203c0100203bff10301
            mode: 0203c0100203bff10301
            histogram [-5.0, 0.0, 5.0, 100.0]: 0001020000
            entropy 6: 0203c0100203bff10301
            ratio: 0203
            range: bff103c010
            slope: 03e707c010c08ec20300c1a6c8800d00c02500c0a3d20400
            decayed_count 700: 00c086fcc8a2b2cc8db0
            decayed_sum 700: 00c09a88c297b5a7d70f
            decayed_mean 700: 00c09a88c297b5a7d70f00c086fcc8a2b2cc8db0
            time_since_last: 00
            time_between: 0300f403
            count by 16: 020263300202633101
            last by 16: 020263300003c010026331f30303bff103
            """;

    @Test
    void encode_everyAggregate_hasTheseBytes() {
        String actual = Aggregates.ALL.stream()
                .map(aggregate -> aggregate.describe() + ": " + hex(aggregate))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(actual).isEqualTo(GOLDEN);
    }

    private static String hex(Aggregate aggregate) {
        Partial partial = aggregate.create();
        List<Double> values = List.of(3.0, -1.5, 3.0);
        for (int i = 0; i < values.size(); i++) {
            Object raw = aggregate instanceof Ratio
                    ? (Object) (values.get(i) > 0)
                    : aggregate instanceof By ? new Categorised("c" + i % 2, values.get(i)) : values.get(i);
            partial.add(Objects.requireNonNull(aggregate.admit(raw)), 1_000 + 250L * i);
        }
        RowWriter out = new RowWriter();
        out.origin(1_500);
        partial.encode(out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
