package io.millrace.trainer.learning;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The categories of an input, numbered from 1 in the order in which they came. A number stays with its category. 0 is everything else: what
 * has never been learned, and what came when all numbers were taken.
 */
final class Dictionary {
    private final int most;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Dictionary(int most) {
        this.most = most;
    }

    static Dictionary read(int most, Decoder in) {
        Dictionary read = new Dictionary(most);
        for (int left = in.count(1); left > 0; left--) {
            read.learn(in.text());
        }
        return read;
    }

    void write(Encoder out) {
        out.whole(numbers.size());
        numbers.keySet().forEach(out::text);
    }

    void learn(String category) {
        if (numbers.size() < most) {
            numbers.putIfAbsent(category, numbers.size() + 1);
        }
    }

    int number(String category) {
        return numbers.getOrDefault(category, 0);
    }
}
