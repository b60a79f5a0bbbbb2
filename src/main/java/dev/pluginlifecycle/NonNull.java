package dev.pluginlifecycle;

import java.util.Arrays;
import java.util.List;

/** Rejects null with a message that names the argument or the list element. */
final class NonNull {

    private NonNull() {}

    static <T> T value(String name, T value) {
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }

    /** {@return an unmodifiable copy of the list, made by {@link List#copyOf}} */
    static <E> List<E> list(String name, List<E> list) {
        value(name, list);
        try {
            return List.copyOf(list);
        } catch (NullPointerException e) {
            int index = Arrays.asList(list.toArray()).indexOf(null);
            throw new NullPointerException(name + "[" + index + "] must not be null");
        }
    }
}
