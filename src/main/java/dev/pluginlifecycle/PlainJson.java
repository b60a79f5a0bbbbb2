package dev.pluginlifecycle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A deep, unmodifiable copy of a JSON object in plain Java, of which every part reads back equal.
 *
 * <p>One instance makes one copy. The limits keep a hostile value from exhausting the stack or the memory;
 * 100 levels fit into the nesting that every JSON reader accepts.
 */
final class PlainJson {

    private static final int MAX_LEVELS = 100;
    private static final int MAX_VALUES = 100_000;

    /** From here on the text of a double has an exponent, and may name an integer. */
    private static final double FIRST_WITH_EXPONENT = 1e7;

    /** From here on the text of a double has fewer digits than the integer would. */
    private static final double FIRST_WITH_FEWER_DIGITS = 1e18;

    /** Above this {@code BigInteger.bitLength()} no integer is in a double's range. */
    private static final int DOUBLE_BITS = Double.MAX_EXPONENT + 1;

    /** About the 1,000 digits that Jackson reads by default; a longer one takes long to convert. */
    private static final int DECIMAL_BITS = 3_322;

    private final Object[] open = new Object[MAX_LEVELS];
    private int level;
    private int values;

    private PlainJson() {}

    /** {@return a copy of {@code object}, which a refusal calls {@code name}; null for null} */
    static Map<String, Object> object(String name, Map<String, Object> object) {
        if (object == null) {
            return null;
        }
        try {
            return new PlainJson().map(object);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(name + refusal.path + ": " + refusal.getMessage());
        }
    }

    private Object value(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String string) {
            return WellFormed.repaired(string);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof List<?> list) {
            return list(list, list);
        }
        // Some mappers read an array as a Java array.
        if (value instanceof Object[] array) {
            return list(array, Arrays.asList(array));
        }
        throw new Refusal(value + " (" + value.getClass().getName() + ") is not a JSON value");
    }

    private Map<String, Object> map(Map<?, ?> map) {
        enter(map);
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new Refusal("the key " + entry.getKey() + " is not a string");
            }
            try {
                count();
                String repaired = WellFormed.repaired(key);
                int size = copy.size();
                copy.put(repaired, value(entry.getValue()));
                if (copy.size() == size) {
                    throw new Refusal("another key is the same, or is so once unpaired surrogates are replaced");
                }
            } catch (Refusal refusal) {
                throw refusal.below("." + key);
            }
        }
        level--;
        return Collections.unmodifiableMap(copy);
    }

    private List<Object> list(Object container, List<?> elements) {
        enter(container);
        List<Object> copy = new ArrayList<>();
        for (Object element : elements) {
            try {
                count();
                copy.add(value(element));
            } catch (Refusal refusal) {
                throw refusal.below("[" + copy.size() + "]");
            }
        }
        level--;
        return Collections.unmodifiableList(copy);
    }

    private void enter(Object container) {
        for (int i = 0; i < level; i++) {
            if (open[i] == container) {
                throw new Refusal("contains itself");
            }
        }
        if (level == MAX_LEVELS) {
            throw new Refusal("more than " + MAX_LEVELS + " levels");
        }
        open[level++] = container;
    }

    private void count() {
        if (++values > MAX_VALUES) {
            throw new Refusal("more than " + MAX_VALUES + " values");
        }
    }

    private static Number number(Number number) {
        if (number instanceof Integer) {
            return number;
        }
        if (number instanceof Long || number instanceof Short || number instanceof Byte) {
            return integer(number.longValue());
        }
        if (number instanceof Double) {
            return fraction(number, number.doubleValue());
        }
        if (number instanceof Float) {
            // Through its text: 0.1f is meant as 0.1, not as 0.10000000149011612.
            return fraction(number, Double.parseDouble(number.toString()));
        }
        if (number instanceof BigInteger integer) {
            return integer(integer);
        }
        if (number instanceof BigDecimal decimal) {
            return decimal(decimal);
        }
        throw new Refusal(number + " (" + number.getClass().getName() + ") is not a JSON number");
    }

    private static Number integer(long value) {
        // Not a conditional expression: that would widen the Integer back to a Long.
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static Number integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return integer(value.longValue());
        }
        if (value.bitLength() > DOUBLE_BITS || Double.isInfinite(value.doubleValue())) {
            throw new Refusal("an integer of " + value.bitLength() + " bits is beyond a double's range");
        }
        return value;
    }

    private static Number decimal(BigDecimal value) {
        if (value.scale() == 0) {
            return integer(value.unscaledValue());
        }
        if (value.unscaledValue().bitLength() > DECIMAL_BITS) {
            throw new Refusal("a decimal of " + value.unscaledValue().bitLength() + " bits is too long");
        }
        return fraction(value, value.doubleValue());
    }

    private static Number fraction(Number given, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new Refusal(given + (given instanceof BigDecimal
                    ? " is beyond a double's range" : " is not a JSON number"));
        }
        // 1.2345678901E10 has the scale 0: a reader with big decimals cannot tell it from the integer, so neither does
        // the model. The value decides, since its text has other digits on other JDKs, and no text of a multiple of ten
        // has that scale.
        double size = Math.abs(value);
        if (size >= FIRST_WITH_EXPONENT && size < FIRST_WITH_FEWER_DIGITS && value == (long) value && value % 10 != 0) {
            return integer((long) value);
        }
        // Nor is there a negative zero in big decimals.
        return value == 0 ? 0.0 : value;
    }

    /** A value that is no JSON; the path to it grows while the call stack unwinds, at no cost to the others. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private String path = "";

        Refusal(String message) {
            super(message, null, false, false);
        }

        Refusal below(String step) {
            path = step + path;
            return this;
        }
    }
}
