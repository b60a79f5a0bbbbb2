package dev.pluginlifecycle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Replaces lone surrogates by U+FFFD.
 *
 * <p>For example, an error text that was cut in the middle of an emoji ends with a lone surrogate. Without the
 * replacement, a JSON writer would fail on it, long after the value was created.
 */
final class WellFormed {

    private static final int REPLACEMENT = 0xFFFD;

    private WellFormed() {}

    static String string(String name, String string) {
        return withoutLoneSurrogates(NonNull.value(name, string));
    }

    static String nullableString(String string) {
        return string == null ? null : withoutLoneSurrogates(string);
    }

    static List<String> strings(String name, List<String> list) {
        List<String> copy = NonNull.list(name, list);
        for (String string : copy) {
            if (hasSurrogate(string)) {
                return copy.stream().map(WellFormed::withoutLoneSurrogates).collect(Collectors.toUnmodifiableList());
            }
        }
        return copy;
    }

    private static String withoutLoneSurrogates(String string) {
        if (!hasSurrogate(string)) {
            return string;
        }
        StringBuilder result = new StringBuilder();
        // codePoints() combines surrogate pairs, so each surrogate in the stream is a lone one.
        string.codePoints()
                .map(codePoint -> Character.getType(codePoint) == Character.SURROGATE ? REPLACEMENT : codePoint)
                .forEach(result::appendCodePoint);
        return result.toString();
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
