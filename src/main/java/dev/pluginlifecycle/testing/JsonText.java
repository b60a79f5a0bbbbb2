package dev.pluginlifecycle.testing;

/** Normalizes JSON text: removes white space between tokens, and all escapes that JSON does not require. */
final class JsonText {

    private static final int UNICODE_ESCAPE_LENGTH = 4;

    private final String json;
    private final StringBuilder normalized = new StringBuilder();
    private int position;

    private JsonText(String json) {
        this.json = json;
    }

    /** {@return the normalized text; if {@code json} is not valid JSON, any text, but never an exception} */
    static String normalized(String json) {
        return new JsonText(json).normalize();
    }

    /** {@return the string in quotes, with only the escapes that JSON requires} */
    static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        string.chars().forEach(c -> append(quoted, (char) c));
        return quoted.append('"').toString();
    }

    private String normalize() {
        boolean inString = false;
        while (position < json.length()) {
            char c = json.charAt(position++);
            if (c == '"') {
                inString = !inString;
                normalized.append(c);
            } else if (inString) {
                append(normalized, c == '\\' && position < json.length() ? unescaped() : c);
            } else if (" \t\r\n".indexOf(c) < 0) {
                normalized.append(c);
            }
        }
        return normalized.toString();
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
        int end = Math.min(position + UNICODE_ESCAPE_LENGTH, json.length());
        try {
            char c = (char) Integer.parseInt(json, position, end, 16);
            position = end;
            return c;
        } catch (NumberFormatException e) {
            return 'u';
        }
    }

    private static void append(StringBuilder text, char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ') {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
