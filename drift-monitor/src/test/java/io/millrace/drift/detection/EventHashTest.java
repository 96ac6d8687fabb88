package io.millrace.drift.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventHashTest {

    /** Published: FNV-1a 64 of the empty string, "a" and "foobar"; splitmix64's first output from seed 0. */
    @Test
    void of_publishedFnvValues_areMixedBySplitmix() {
        assertThat(splitmixFinaliser(0x9e3779b97f4a7c15L)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(EventHash.of("")).isEqualTo(splitmixFinaliser(0xcbf29ce484222325L));
        assertThat(EventHash.of("a")).isEqualTo(splitmixFinaliser(0xaf63dc4c8601ec8cL));
        assertThat(EventHash.of("foobar")).isEqualTo(splitmixFinaliser(0x85944171f73967e8L));
    }

    @Test
    void of_consecutiveIds_fillTheRangeEvenly() {
        int[] buckets = new int[256];
        for (int i = 0; i < 256_000; i++) {
            buckets[(int) (EventHash.of("edit-" + i) >>> 56)]++;
        }
        double chiSquare = 0;
        for (int count : buckets) {
            chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
        }
        // 255 degrees of freedom: 1 in 1000 is over 330
        assertThat(chiSquare).isBetween(180.0, 330.0);
    }

    private static long splitmixFinaliser(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
