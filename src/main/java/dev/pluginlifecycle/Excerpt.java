package dev.pluginlifecycle;

/** Cuts a text that goes into a message. */
final class Excerpt {

    private static final int TEXT_LENGTH = 100;

    private Excerpt() {}

    /** {@return the text, cut at 100 characters} */
    static String of(String text) {
        return of(text, TEXT_LENGTH);
    }

    /** {@return the text, cut at {@code length} characters, with "..." in place of the rest} */
    static String of(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Not in the middle of a surrogate pair.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "...";
    }
}
