package dev.pluginlifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks and copies the arguments of constructors and methods.
 *
 * <p>A lone surrogate, such as the half of an emoji at the end of a text that was cut, is replaced by U+FFFD. Without
 * the replacement, a JSON writer would fail on it, long after the value was created.
 */
final class Guard {

    /** A pattern matches code points, and a pair of surrogates is one of another category. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private Guard() {}

    static <T> T notNull(String name, T value) {
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }

    /** {@return an unmodifiable copy of the list, or the list itself if it is immutable} */
    static <E> List<E> list(String name, List<E> list) {
        notNull(name, list);
        try {
            return List.copyOf(list);
        } catch (NullPointerException e) {
            return copyWithoutNull(name, list.toArray());
        }
    }

    /** The array is checked and not the list, because another thread may change the list at any time. */
    @SuppressWarnings("unchecked") // The elements are those of a list of this type.
    private static <E> List<E> copyWithoutNull(String name, Object[] elements) {
        int index = Arrays.asList(elements).indexOf(null);
        if (index >= 0) {
            throw new NullPointerException(name + "[" + index + "] must not be null");
        }
        return (List<E>) List.of(elements);
    }

    static String string(String name, String string) {
        return withoutLoneSurrogates(notNull(name, string));
    }

    static String nullableString(String string) {
        return string == null ? null : withoutLoneSurrogates(string);
    }

    static List<String> strings(String name, List<String> list) {
        List<String> copy = list(name, list);
        for (String string : copy) {
            if (hasSurrogate(string)) {
                return copy.stream().map(Guard::withoutLoneSurrogates).collect(Collectors.toUnmodifiableList());
            }
        }
        return copy;
    }

    private static String withoutLoneSurrogates(String string) {
        return hasSurrogate(string) ? LONE_SURROGATE.matcher(string).replaceAll("\uFFFD") : string;
    }

    private static boolean hasSurrogate(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
