package dev.pluginlifecycle;

import java.util.Objects;

/**
 * Strings that every JSON writer can write: an unpaired surrogate becomes U+FFFD.
 *
 * <p>Hosts cut error texts to a length, sometimes in the middle of an emoji, and a writer that meets the
 * half fails long after the value was made.
 */
final class WellFormed {

    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** {@return the string made well-formed} It is refused under {@code name} when null. */
    static String required(String name, String string) {
        if (string == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return repaired(string);
    }

    /** {@return the string made well-formed, or null for null} */
    static String nullable(String string) {
        return string == null ? null : repaired(string);
    }

    /** {@return the string itself when it is well-formed, a repaired copy otherwise} */
    static String repaired(String string) {
        Objects.requireNonNull(string);
        for (int i = 0, length = string.length(); i < length; i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                return repairedFrom(i, string);
            }
        }
        return string;
    }

    private static String repairedFrom(int first, String string) {
        StringBuilder repaired = null;
        for (int i = first, length = string.length(); i < length; i++) {
            if (!Character.isSurrogate(string.charAt(i))) {
                continue;
            }
            if (i + 1 < length && Character.isSurrogatePair(string.charAt(i), string.charAt(i + 1))) {
                i++;
            } else {
                if (repaired == null) {
                    repaired = new StringBuilder(string);
                }
                repaired.setCharAt(i, REPLACEMENT);
            }
        }
        return repaired == null ? string : repaired.toString();
    }
}
