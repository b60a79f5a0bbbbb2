package dev.pluginlifecycle.testing;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Normalizes JSON text: removes white space between tokens and all escapes that JSON does not require, and writes equal
 * fractions in the same way.
 */
final class JsonText {

    /** A string with its content, or a number with a fraction or an exponent, or white space. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"([^\"\\\\]*+(?:\\\\(?:u\\p{XDigit}{4}|[\"\\\\/bfnrt])[^\"\\\\]*+)*+)\""
                    + "|(-?(?:0|[1-9]\\d*+)(?:\\.\\d++(?:[eE][-+]?\\d++)?|[eE][-+]?\\d++))"
                    + "|[ \t\r\n]++");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");
    private static final Pattern SPECIAL = Pattern.compile("[\"\\\\\\x00-\\x1F]");
    private static final Pattern INVISIBLE = Pattern.compile("[^ -~]|(?<= ) ");

    private JsonText() {}

    /** {@return the normalized text; if {@code json} is not valid JSON, any text, but never an exception} */
    static String normalized(String json) {
        return replace(TOKEN, json, JsonText::normalized);
    }

    private static String normalized(MatchResult token) {
        if (token.group(1) != null) {
            return quoted(replace(ESCAPE, token.group(1), JsonText::unescaped));
        }
        return token.group(2) == null ? "" : Double.toString(Double.parseDouble(token.group(2)));
    }

    private static String unescaped(MatchResult escape) {
        if (escape.group(1) != null) {
            return Character.toString(Integer.parseInt(escape.group(1), 16));
        }
        int control = "bfnrt".indexOf(escape.group(2));
        return control < 0 ? escape.group(2) : "\b\f\n\r\t".substring(control, control + 1);
    }

    /** {@return the string in quotes, with only the escapes that JSON requires} */
    static String quoted(String string) {
        return '"' + replace(SPECIAL, string, JsonText::escaped) + '"';
    }

    /**
     * {@return a part of a normalized text in which every character is visible: those beyond ASCII, and a space after a
     * space, are escaped}
     */
    static String visible(String normalized) {
        return replace(INVISIBLE, normalized, JsonText::escaped);
    }

    private static String escaped(MatchResult match) {
        return match.group().chars()
                .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }
}
