package io.millrace.runtime.expression;

import io.millrace.runtime.project.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random well-typed expressions over two fields of each type, and events that are hard on them. */
final class RandomExpressions {

    static final Map<String, FieldType> FIELDS = Map.of(
            "i", FieldType.INT,
            "j", FieldType.INT,
            "d", FieldType.DOUBLE,
            "e", FieldType.DOUBLE,
            "s", FieldType.STRING,
            "t", FieldType.STRING,
            "b", FieldType.BOOLEAN,
            "c", FieldType.BOOLEAN,
            "at", FieldType.TIMESTAMP,
            "to", FieldType.TIMESTAMP);

    private static final List<FieldType> TYPES =
            List.of(FieldType.INT, FieldType.DOUBLE, FieldType.STRING, FieldType.BOOLEAN, FieldType.TIMESTAMP);
    private static final List<Long> LONGS =
            List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L, 1L, 2L, 3L, 3037000500L, 1L << 53, 1L + (1L << 53));
    private static final List<Double> DOUBLES = List.of(
            -0.0,
            0.0,
            1.0,
            -1.0,
            2.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            0x1p63,
            -0x1p63,
            0x1p53);
    private static final List<String> TEXTS = List.of(
            "", "a", "Talk", "Talk:a", "é", "e\u0301", "\uFF5E", "\uD83D\uDE00", "\uD83D", "12", "-7", "1e3", "true");
    private static final List<Long> TIMES =
            List.of(0L, -1L, 1442059200000L, 1442059200001L, -62135596800000L, 253402300799999L, Long.MAX_VALUE);

    private final Random random;

    RandomExpressions(long seed) {
        this.random = new Random(seed);
    }

    String any(int depth) {
        return of(pick(TYPES), depth);
    }

    Map<String, Object> event() {
        Map<String, Object> event = new HashMap<>();
        FIELDS.forEach((name, type) -> {
            if (random.nextInt(5) > 0) {
                event.put(name, value(type));
            }
        });
        return event;
    }

    String of(FieldType type, int depth) {
        if (depth > 0 && random.nextInt(8) == 0) {
            return "(%s ? %s : %s)"
                    .formatted(of(FieldType.BOOLEAN, depth - 1), of(type, depth - 1), of(type, depth - 1));
        }
        return switch (type) {
            case INT -> whole(depth);
            case DOUBLE -> floating(depth);
            case STRING -> text(depth);
            case BOOLEAN -> truth(depth);
            case TIMESTAMP -> time(depth);
            case LIST, MAP -> throw new AssertionError("no expression gives a " + type);
        };
    }

    private String whole(int depth) {
        if (depth == 0) {
            return pick(List.of("i", "j", "0", "1", "2", "-3", "9223372036854775807", "-9223372036854775808"));
        }
        String a = whole(depth - 1);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "(" + a + pick(List.of(" + ", " - ", " * ", " / ", " % ")) + whole(depth - 1) + ")";
            case 3 -> "(-" + parenthesised(a) + ")";
            case 4 -> pick(List.of("size(%s)", "%s.size()")).formatted(parenthesised(text(depth - 1)));
            case 5 -> "int(" + of(pick(TYPES.subList(0, 3)), depth - 1) + ")";
            case 6 -> pick(List.of("int(%s)", "%s.getHours()")).formatted(time(depth - 1));
            default -> a;
        };
    }

    private String floating(int depth) {
        if (depth == 0) {
            return pick(List.of("d", "e", "0.0", "-0.0", "1.0", "2.5", "-3.0", "1e308"));
        }
        String a = floating(depth - 1);
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> "(" + a + pick(List.of(" + ", " - ", " * ", " / ")) + floating(depth - 1) + ")";
            case 3 -> "(-" + parenthesised(a) + ")";
            case 4 -> "double(" + of(pick(TYPES.subList(0, 3)), depth - 1) + ")";
            default -> a;
        };
    }

    private String text(int depth) {
        if (depth == 0) {
            return pick(List.of("s", "t", "''", "'a'", "'Talk'", "'é'", "'😀'", "'12'"));
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
            case 1 -> "string(" + of(pick(TYPES), depth - 1) + ")";
            default -> text(depth - 1);
        };
    }

    private String truth(int depth) {
        if (depth == 0) {
            return pick(List.of("b", "c", "true", "false"));
        }
        FieldType type = pick(TYPES);
        String order = pick(List.of(" == ", " != ", " < ", " <= ", " > ", " >= "));
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + of(type, depth - 1) + order + of(type, depth - 1) + ")";
            case 2, 3, 4 -> "(" + truth(depth - 1) + pick(List.of(" && ", " || ")) + truth(depth - 1) + ")";
            case 5 -> "(!" + truth(depth - 1) + ")";
            case 6 -> in(pick(TYPES.subList(0, 4)), depth);
            case 7 ->
                text(depth - 1) + pick(List.of(".startsWith(", ".endsWith(", ".contains(")) + text(depth - 1) + ")";
            default -> other(depth);
        };
    }

    /** What is not common, or not lowered. */
    private String other(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> text(depth - 1) + pick(List.of(".matches('^T.*k')", ".matches('[' + '')", ".matches('.')"));
            case 1 -> "matches(" + text(depth - 1) + ", " + text(depth - 1) + ")";
            case 2 -> "['a', 'Talk', t].exists(x, x == " + text(depth - 1) + ")";
            case 3 -> "(%s - %s < duration('1h'))".formatted(time(depth - 1), time(depth - 1));
            case 4 -> "([%s] == [%s])".formatted(floating(depth - 1), floating(depth - 1));
            default -> "bool(" + text(depth - 1) + ")";
        };
    }

    private String in(FieldType type, int depth) {
        String set =
                random.nextInt(6) == 0 ? "" : of(type, random.nextInt(2)) + ", " + of(type, 0) + ", " + of(type, 0);
        return "(" + of(type, depth - 1) + " in [" + set + "])";
    }

    private String time(int depth) {
        if (depth == 0) {
            return pick(List.of(
                    "at",
                    "to",
                    "timestamp('2015-09-12T12:00:00Z')",
                    "timestamp('2015-09-12T12:00:00.0005Z')",
                    "timestamp(1442059200)",
                    "timestamp('noon')"));
        }
        return random.nextInt(4) == 0 ? "(" + time(depth - 1) + " + duration('90s'))" : time(depth - 1);
    }

    /** A minus before a number that begins with one does not parse. */
    private static String parenthesised(String text) {
        return text.startsWith("(") ? text : "(" + text + ")";
    }

    private Object value(FieldType type) {
        return switch (type) {
            case INT -> random.nextInt(4) == 0 ? (Object) random.nextLong() : pick(LONGS);
            case DOUBLE -> random.nextInt(4) == 0 ? (Object) (random.nextGaussian() * 100) : pick(DOUBLES);
            case STRING -> pick(TEXTS);
            case BOOLEAN -> random.nextBoolean();
            case TIMESTAMP -> pick(TIMES);
            case LIST, MAP -> throw new AssertionError("no event has a " + type);
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
