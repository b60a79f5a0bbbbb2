package dev.pluginlifecycle;

import java.util.regex.Pattern;

/** Makes a text from outside safe for a message: one line of limited length, so that it cannot forge a log entry. */
final class Excerpt {

    private static final int MAX_LENGTH = 100;
    private static final Pattern CONTROL_OR_LINE_SEPARATOR = Pattern.compile("[\\p{IsControl}\u2028\u2029]+");

    private Excerpt() {}

    /** {@return the text in one line, or its first 100 characters and "..." if it is longer} */
    static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** {@return the text in one line, or its first {@code maxLength} characters and "..." if it is longer} */
    static String of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return oneLine(text);
        }
        // A cut inside a surrogate pair would leave a lone surrogate.
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return oneLine(text.substring(0, end)) + "...";
    }

    /** {@return the text with a space in place of each run of control characters and line separators} */
    static String oneLine(String text) {
        return CONTROL_OR_LINE_SEPARATOR.matcher(text).replaceAll(" ");
    }
}
