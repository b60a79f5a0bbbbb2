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
 * Makes a deep copy of a tool's input schema, which is equal after it is written as JSON and read back.
 *
 * <p>One instance makes one copy. The limits keep a hostile schema from exhausting the stack or the memory. 100 levels
 * are within the nesting limits of Jackson and serde_json. A cycle exceeds the limit of levels, so it needs no check of
 * its own.
 */
final class InputSchema {

    private static final int MAX_LEVELS = 100;
    private static final int MAX_VALUES = 100_000;
    private static final int MAX_PATH_LENGTH = 300;

    private int valueCount;

    private InputSchema() {}

    /** {@return an unmodifiable deep copy of the schema, or null if the schema is null} */
    static Map<String, Object> copyOf(Map<String, Object> schema) {
        if (schema == null) {
            return null;
        }
        try {
            return new InputSchema().object(schema, 1);
        } catch (InvalidValueException e) {
            String path = Excerpt.of("inputSchema" + e.path, MAX_PATH_LENGTH);
            throw new IllegalArgumentException(path + ": " + e.getMessage());
        }
    }

    private Object value(Object value, int level) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String string) {
            return Guard.nullableString(string);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map, level + 1);
        }
        if (value instanceof List<?> list) {
            return array(list, level + 1);
        }
        // Some mappers read a JSON array as a Java array.
        if (value instanceof Object[] array) {
            return array(Arrays.asList(array), level + 1);
        }
        return number(value);
    }

    private Map<String, Object> object(Map<?, ?> map, int level) {
        checkLevel(level);
        Map<String, Object> copy = new LinkedHashMap<>();
        // A synchronized map holds its lock during forEach, so that the copy is consistent.
        map.forEach((given, value) -> {
            if (!(given instanceof String string)) {
                throw new InvalidValueException("a key must be a string, not " + className(given));
            }
            String key = Guard.nullableString(string);
            try {
                checkCount(++valueCount);
                if (copy.containsKey(key)) {
                    throw new InvalidValueException("duplicate key (after replacing lone surrogates)");
                }
                copy.put(key, value(value, level));
            } catch (InvalidValueException e) {
                throw e.withParent("." + Excerpt.of(key));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private List<Object> array(List<?> list, int level) {
        checkLevel(level);
        // Checked first, because the array of a longer list may exhaust the memory.
        checkCount(list.size());
        // An array, because another thread may change the list.
        Object[] elements = list.toArray();
        List<Object> copy = new ArrayList<>(elements.length);
        for (Object element : elements) {
            try {
                checkCount(++valueCount);
                copy.add(value(element, level));
            } catch (InvalidValueException e) {
                throw e.withParent("[" + copy.size() + "]");
            }
        }
        return Collections.unmodifiableList(copy);
    }

    private static void checkLevel(int level) {
        if (level > MAX_LEVELS) {
            throw new InvalidValueException("more than " + MAX_LEVELS + " levels");
        }
    }

    private static void checkCount(int count) {
        if (count > MAX_VALUES) {
            throw new InvalidValueException("more than " + MAX_VALUES + " values");
        }
    }

    private static Number number(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return integer(((Number) value).longValue());
        }
        if (value instanceof BigInteger integer) {
            return integer(integer);
        }
        if (value instanceof Double number) {
            return fraction(number);
        }
        if (value instanceof Float number) {
            // Converted through its text, since 0.1f means 0.1, not 0.10000000149011612.
            return fraction(Double.parseDouble(number.toString()));
        }
        if (value instanceof BigDecimal decimal) {
            return fraction(decimal);
        }
        throw new InvalidValueException(className(value) + " is not a JSON value");
    }

    private static Number integer(long value) {
        // A conditional expression would widen the int to a long.
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static Number integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return integer(value.longValue());
        }
        if (Double.isInfinite(value.doubleValue())) {
            throw new InvalidValueException(
                    "an integer of " + value.bitLength() + " bits is beyond the range of a double");
        }
        return value;
    }

    private static Double fraction(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(value + " is not a JSON number");
        }
        // A reader that uses BigDecimal has no negative zero.
        return value == 0 ? 0.0 : value;
    }

    private static Double fraction(BigDecimal value) {
        if (Double.isInfinite(value.doubleValue())) {
            throw new InvalidValueException(Excerpt.of(value.toString()) + " is beyond the range of a double");
        }
        return fraction(value.doubleValue());
    }

    /** {@return the name of the class, for a message without the {@code toString} of foreign code} */
    private static String className(Object value) {
        return value == null ? "null" : Excerpt.of(value.getClass().getName());
    }

    /** Collects the path while it propagates, so that the copy of a valid schema does not build paths. */
    private static final class InvalidValueException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private String path = "";

        InvalidValueException(String message) {
            super(message, null, false, false);
        }

        InvalidValueException withParent(String parent) {
            path = parent + path;
            return this;
        }
    }
}
