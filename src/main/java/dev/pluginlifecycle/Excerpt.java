package dev.pluginlifecycle;

/** Shortens texts for messages. */
final class Excerpt {

    private static final int MAX_LENGTH = 100;

    private Excerpt() {}

    /** {@return the text, or its first 100 characters and "..." if it is longer} */
    static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** {@return the text, or its first {@code maxLength} characters and "..." if it is longer} */
    static String of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        // A cut inside a surrogate pair would leave a lone surrogate.
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end) + "...";
    }
}
