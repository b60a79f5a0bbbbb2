package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes short error texts of what a server writes. They contain no control characters, terminal escape sequences or
 * secrets. Secrets are the values of the server's environment variables, and what looks like a secret by its name or
 * by a well-known prefix.
 */
final class ServerText {

    /** The patterns below need a time that grows with the square of a line's length. */
    private static final int MAX_LINE_LENGTH = 2000;

    private static final int MAX_LENGTH = 300;

    private static final String SECRET_NAME =
            "[\\w-]*(?:token|secret|passw(?:or)?d|passphrase|credential|authorization|api[ _-]?key|[_-]key)[\\w-]*";

    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile(
            "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\\]P^_X].*?(?:\u0007|\u001b\\\\|$)|\u001b[ -/]*[0-~]");

    /** The only group of each pattern is the text before the secret. */
    private static final List<Pattern> SECRETS = Stream.of(
                    // A user and password in a URL
                    "(://)[^\\s/]+(?=@)",
                    // name=value, name: value, "name":"value", --name value
                    "((?:" + SECRET_NAME + "[\"'\\\\]*\\s*[=:]\\s*|--" + SECRET_NAME + "\\s+)(?:(?:Bearer|Basic)\\s+)?)"
                            + "(?:\"[^\"]*\"|'[^']*'|\\S+)",
                    "(Bearer\\s+)\\S+",
                    // OpenAI, GitHub, GitLab, Slack, Hugging Face, AWS, Google, JSON Web Tokens, long random values
                    "()\\b(?:sk-|gh[a-z]_|github_pat_|glpat-|xox[a-z]-|hf_|AKIA|AIza|eyJ)[\\w.-]{8,}",
                    "()\\b(?=\\w*\\d)(?=\\w*[a-z])\\w{32,}")
            .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final Pattern NO_MESSAGE =
            Pattern.compile("\\s*$|\\s+at |\\s*File \"|Traceback |\\s*[\\^~]+\\s*$|Node\\.js v");
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?:Uncaught |Caused by: |Exception in thread \\S+ )?[\\w.$]*(?:Error|Exception)\\b[^:]*: ");
    private static final Pattern ERROR = Pattern.compile("(?i).*\\b(?:error|exception|fatal|panicked)\\b");

    private static final Pattern LOGIN = Pattern.compile("(?i)(?<!\\d[.:]|line |port )\\b(?:40[13]|forbidden"
            + "|unauthori[sz]ed|unauthenticated|(?:authentication|authorization|login) (?:is )?(?:required|failed)"
            + "|not (?:authenticated|logged in)"
            + "|(?:token|session|credentials?|api key)[\\w ]{0,20} (?:expired|revoked|invalid)"
            + "|(?:expired|revoked|invalid)[_ ](?:[\\w-]+[_ ])?(?:token|session|credentials?|api[_ ]key))\\b");

    private static final Pattern EASY_TO_GUESS = Pattern.compile(".{0,3}|\\d{1,5}|(?i:true|false)");

    /** Matches the values of the environment variables, or nothing. */
    private final Pattern values;

    /** @param environment the environment variables of the server */
    ServerText(Map<String, String> environment) {
        Pattern name = Pattern.compile(SECRET_NAME, Pattern.CASE_INSENSITIVE);
        // The variables that the SDK copies from the host, such as PATH and HOME, are not secret.
        Set<String> inherited = ServerParameters.builder("none").build().getEnv().keySet();
        String regex = environment.entrySet().stream()
                .filter(variable -> !inherited.contains(variable.getKey()) && variable.getValue() != null)
                .flatMap(variable -> variable.getValue().lines().map(String::strip)
                        // Hiding "1", a port or "true" would make other texts unreadable, and would protect nothing.
                        .filter(value -> !value.isEmpty() && (name.matcher(variable.getKey()).matches()
                                || !EASY_TO_GUESS.matcher(value).matches())))
                .flatMap(ServerText::forms)
                .sorted(Comparator.comparing(String::length).reversed())
                // A short value may also be a part of another word.
                .map(value -> value.length() < 8
                        ? "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])"
                        : Pattern.quote(value))
                .collect(Collectors.joining("|"));
        // "(?!)" matches nothing.
        values = Pattern.compile(regex.isEmpty() ? "(?!)" : regex);
    }

    /** {@return a value as it is, in JSON, and in a URL} */
    private static Stream<String> forms(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.of(value, value.replace("\\", "\\\\").replace("\"", "\\\""),
                encoded, encoded.replace("+", "%20"));
    }

    /** {@return whether a text says that the server needs a login, or rejects the credentials} */
    static boolean asksForLogin(String text) {
        return LOGIN.matcher(text).find();
    }

    /**
     * Hides the values of the environment variables, and then cuts the text, because a part of a value could not be
     * recognized.
     *
     * @return the start of the text, without the values
     */
    String start(String text) {
        return cut(values.matcher(text).replaceAll("***"), MAX_LINE_LENGTH);
    }

    /** {@return the line that best describes the error, or an empty text} */
    String summary(Stream<String> lines) {
        List<String> messages = lines
                .map(line -> ESCAPE_SEQUENCE.matcher(start(line)).replaceAll(""))
                .filter(line -> !NO_MESSAGE.matcher(line).lookingAt())
                .toList();
        // The last exception, or else the first error, which is often the cause of later ones, or else the last line.
        return last(messages, line -> EXCEPTION.matcher(line).lookingAt())
                .or(() -> messages.stream().filter(line -> ERROR.matcher(line).lookingAt()).findFirst())
                .or(() -> last(messages, line -> true))
                .map(this::clean)
                .orElse("");
    }

    private static Optional<String> last(List<String> lines, Predicate<String> condition) {
        return lines.stream().filter(condition).reduce((earlier, later) -> later);
    }

    /** {@return the text in one line, without secrets and cut} */
    String clean(String text) {
        String clean = ESCAPE_SEQUENCE.matcher(start(text)).replaceAll("");
        for (Pattern pattern : SECRETS) {
            clean = pattern.matcher(clean).replaceAll("$1***");
        }
        return cut(clean.replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip(), MAX_LENGTH);
    }

    private static String cut(String text, int maxLength) {
        return text.length() > maxLength ? text.substring(0, maxLength) + "..." : text;
    }
}
