package dev.pluginlifecycle;

/** Shortens texts for messages. */
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
        // A cut inside a surrogate pair would leave a lone surrogate.
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "...";
    }
}
