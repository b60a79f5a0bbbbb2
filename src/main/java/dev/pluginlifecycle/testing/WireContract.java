package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.ServerHealth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check that a host's own JSON mapper keeps the {@linkplain dev.pluginlifecycle JSON form} of the model.
 *
 * <pre>{@code
 * assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
 * }</pre>
 *
 * <p>This check takes two functions, so it works with Jackson 2, Jackson 3 and any other library. In Kotlin, the second
 * one is {@code { json, type -> mapper.readValue(json, type) }}. The check writes and reads sample values of every type
 * and every state, and verifies that:
 *
 * <ul>
 *   <li>every sample value is written in its JSON form, also inside a list or map whose element type the mapper does
 *       not know. White space, JSON escapes such as {@code \u005cu003c} for {@code <}, and the notation of a fraction
 *       such as {@code 1e21} for {@code 1.0E21} may differ;
 *   <li>every sample value in its JSON form is read as an equal value;
 *   <li>unknown members are ignored, nullable members may be absent, and the camelCase names of MCP and of
 *       {@link dev.pluginlifecycle.RuntimePluginConfig} are read;
 *   <li>an unknown state, status or event is rejected, and so is a null or missing required member.
 * </ul>
 *
 * <p>The sample values contain texts and numbers that the serializers and deserializers of a host often change: spaces,
 * upper case, accents, invisible characters, typographic quotes, HTML, SQL, addresses, credentials, the texts
 * {@code null}, {@code true}, {@code 42} and {@code 2026-11-28}, a text of 2,000 characters, {@code 2.0},
 * {@code 1.0E-7} and a long beyond 2<sup>53</sup>.
 */
public final class WireContract {

    /** A function that writes values as JSON. */
    @FunctionalInterface
    public interface JsonWriter {

        /**
         * {@return the JSON of a value of the model, or of a list or map of such values; null is a violation}
         *
         * @throws Exception if the value cannot be written
         */
        String write(Object value) throws Exception;
    }

    /** A function that reads values from JSON. */
    @FunctionalInterface
    public interface JsonReader {

        /**
         * {@return the value of {@code type} that {@code json} contains; null counts as a rejection}
         *
         * @throws Exception if {@code json} is rejected
         */
        Object read(String json, Class<?> type) throws Exception;
    }

    /** The number of characters that a message shows before a difference inside a string. */
    private static final int LEAD = 15;

    /** A string, with the colon if it is a name, or a punctuation character. */
    private static final Pattern TOKEN = Pattern.compile("\"[^\"\\\\]*+(\\\\.[^\"\\\\]*+)*+\":?|[\\[\\]{},]");

    private final JsonWriter writer;
    private final JsonReader reader;
    private final List<String> violations = new ArrayList<>();

    private WireContract(JsonWriter writer, JsonReader reader) {
        this.writer = Objects.requireNonNull(writer, "writer must not be null");
        this.reader = Objects.requireNonNull(reader, "reader must not be null");
    }

    /**
     * Checks a mapper. An unexpected exception of the mapper is a violation.
     *
     * @return the violations, one line each, or an empty list; a line names the type and the exception, or shows the
     *     actual and the expected JSON near the first difference, in ASCII
     */
    public static List<String> check(JsonWriter writer, JsonReader reader) {
        WireContract contract = new WireContract(writer, reader);
        Set<Object> misread = new HashSet<>();
        for (Object sample : WireSamples.all()) {
            contract.checkWritten(sample);
            if (!contract.verifyRead(
                    new WireVariation(WireVariation.typeOf(sample), "", WireForm.of(sample), sample))) {
                misread.add(sample);
            }
        }
        // One fault is one violation: a sample that is misread is also misread in each of its variations.
        WireVariation.all().stream()
                .filter(variation -> !misread.contains(variation.expected()))
                .forEach(contract::verifyRead);
        return List.copyOf(contract.violations);
    }

    private void checkWritten(Object sample) {
        String name = name(sample.getClass());
        // One fault is one violation: if a value alone is written wrongly, it is also wrong in a list and a map.
        if (verifyWritten(name, sample)) {
            // Two elements, since a host may unwrap a list with one element.
            verifyWritten(name + " in a list", List.of(sample, sample));
            verifyWritten(name + " in a map", Map.of("key", sample));
        }
    }

    private boolean verifyWritten(String place, Object value) {
        String expected = WireForm.of(value);
        try {
            String written = JsonText.normalized(String.valueOf(writer.write(value)));
            if (written.equals(expected)) {
                return true;
            }
            violations.add(place + " was written" + difference(written, expected));
        } catch (Throwable error) {
            violations.add(place + " could not be written: " + ServerHealth.errorText(error));
        }
        return false;
    }

    private boolean verifyRead(WireVariation variation) {
        String place = name(variation.type()) + variation.description();
        Object expected = variation.expected();
        Object read;
        try {
            read = reader.read(variation.json(), variation.type());
        } catch (Throwable error) {
            if (expected != null) {
                violations.add(place + " could not be read: " + ServerHealth.errorText(error));
            }
            return expected == null;
        }
        if (Objects.equals(expected, read)) {
            return true;
        }
        violations.add(expected == null
                ? place + " was read as " + excerpt(form(read)) + ", expected an error"
                : place + " was read" + difference(form(read), form(expected)));
        return false;
    }

    /** {@return the JSON form of a value that was read, or its class if it is not a type of the model} */
    private static String form(Object value) {
        boolean isModelType = value == null || value.getClass().getPackage() == ServerHealth.class.getPackage();
        return isModelType ? WireForm.of(value) : "a " + value.getClass().getName();
    }

    /** {@return both texts as a phrase, each from the member, element or part of a string that differs first} */
    private static String difference(String seen, String expected) {
        int at = Arrays.mismatch(seen.toCharArray(), expected.toCharArray());
        String name = "";
        int nameEnd = 0;
        int value = 0;
        boolean inArray = false;
        Matcher token = TOKEN.matcher(expected);
        while (token.find() && token.end() <= at) {
            switch (expected.charAt(token.end() - 1)) {
                case '{', '[' -> {
                    value = token.start();
                    inArray = expected.charAt(value) == '[';
                }
                case ':' -> {
                    name = token.group();
                    nameEnd = token.end();
                    value = nameEnd;
                }
                case ',' -> {
                    value = token.end();
                    name = inArray ? name : "";
                    nameEnd = inArray ? nameEnd : value;
                }
                case ']', '}' -> inArray = false;
                default -> { } // a string
            }
        }
        int rest = Math.max(value, at - LEAD);
        String start = name + (rest > nameEnd ? Text.CUT : "");
        return " with " + excerpt(start + seen.substring(rest))
                + ", expected " + excerpt(start + expected.substring(rest));
    }

    private static String excerpt(String json) {
        return Text.cut(JsonText.visible(json));
    }

    /** {@return the name of a type of the model, such as {@code PluginState.Healthy}} */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
