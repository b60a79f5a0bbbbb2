package dev.pluginlifecycle.testing;

import java.util.regex.Pattern;

/**
 * Normalizes JSON text: removes white space between tokens and all escapes that JSON does not require, and writes equal
 * fractions in the same way.
 */
final class JsonText {

    private static final int UNICODE_ESCAPE_LENGTH = 4;
    private static final Pattern FRACTION =
            Pattern.compile("-?(0|[1-9]\\d*+)(\\.\\d++([eE][-+]?\\d++)?|[eE][-+]?\\d++)");

    private final String json;
    private final StringBuilder normalized = new StringBuilder();
    private int position;

    private JsonText(String json) {
        this.json = json;
    }

    /** {@return the normalized text; if {@code json} is not valid JSON, any text, but never an exception} */
    static String normalized(String json) {
        try {
            return new JsonText(json).normalize();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return json; // an escape is not complete
        }
    }

    /** {@return the string in quotes, with only the escapes that JSON requires} */
    static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        string.chars().forEach(c -> append(quoted, (char) c));
        return quoted.append('"').toString();
    }

    /**
     * {@return a part of a normalized text in which every character is visible: those beyond ASCII, and a space after a
     * space, are escaped}
     */
    static String visible(String normalized) {
        StringBuilder visible = new StringBuilder();
        char previous = 0;
        for (char c : normalized.toCharArray()) {
            if (c < ' ' || c > '~' || c == ' ' && previous == ' ') {
                appendEscaped(visible, c);
            } else {
                visible.append(c);
            }
            previous = c;
        }
        return visible.toString();
    }

    private String normalize() {
        boolean inString = false;
        while (position < json.length()) {
            char c = json.charAt(position++);
            if (c == '"') {
                inString = !inString;
                normalized.append(c);
            } else if (inString) {
                append(normalized, c == '\\' ? unescaped() : c);
            } else if (c == '-' || c >= '0' && c <= '9') {
                normalized.append(number());
            } else if (" \t\r\n".indexOf(c) < 0) {
                normalized.append(c);
            }
        }
        return normalized.toString();
    }

    /** {@return the number that begins before the position, in Java's notation unless it is an integer} */
    private String number() {
        int start = position - 1;
        while (position < json.length() && "+-.0123456789eE".indexOf(json.charAt(position)) >= 0) {
            position++;
        }
        String number = json.substring(start, position);
        return FRACTION.matcher(number).matches() ? Double.toString(Double.parseDouble(number)) : number;
    }

    private char unescaped() {
        char c = json.charAt(position++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        position += UNICODE_ESCAPE_LENGTH;
        return (char) Integer.parseInt(json, position - UNICODE_ESCAPE_LENGTH, position, 16);
    }

    private static void append(StringBuilder text, char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ') {
            appendEscaped(text, c);
        } else {
            text.append(c);
        }
    }

    private static void appendEscaped(StringBuilder text, char c) {
        text.append(String.format("\\u%04x", (int) c));
    }
}
