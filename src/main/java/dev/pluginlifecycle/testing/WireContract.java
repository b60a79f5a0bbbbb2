package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.ServerHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A check that a host's own JSON mapper keeps the {@linkplain dev.pluginlifecycle wire form} of the model.
 *
 * <pre>{@code
 * assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
 * }</pre>
 *
 * <p>The check takes two functions, so it serves Jackson 2, Jackson 3 and any other library. It verifies that:
 *
 * <ul>
 *   <li>every type and every state is written in its wire form, also inside a list or map whose element type the mapper
 *       does not know; only white space and JSON escapes, such as {@code \u005cu003c} for {@code <}, may differ;
 *   <li>every wire form is read as an equal value, also if a string has spaces at its ends, HTML, an e-mail address,
 *       control characters or an emoji;
 *   <li>unknown members are ignored, nullable members may be absent, and the camelCase names of MCP and of
 *       {@link dev.pluginlifecycle.RuntimePluginConfig} are read;
 *   <li>an unknown state, status or event is rejected, and so is a null or missing required member.
 * </ul>
 */
public final class WireContract {

    /** A function that writes values as JSON. */
    @FunctionalInterface
    public interface JsonWriter {

        /**
         * Writes a value as JSON.
         *
         * @param value a value of the model, or a list or map of such values, not null
         * @return the JSON; null is a violation
         * @throws Exception if the value cannot be written
         */
        String write(Object value) throws Exception;
    }

    /** A function that reads values from JSON. */
    @FunctionalInterface
    public interface JsonReader {

        /**
         * Reads a value from JSON.
         *
         * @param json the JSON, not null
         * @param type the type of the model to read, not null
         * @return the value; null counts as a rejection
         * @throws Exception if {@code json} is rejected
         */
        Object read(String json, Class<?> type) throws Exception;
    }

    private static final int EXCERPT_LENGTH = 100;

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
     * @param writer the function that writes, such as {@code mapper::writeValueAsString}, not null
     * @param reader the function that reads, such as {@code mapper::readValue}, not null
     * @return the violations, each with the type, and with either the exception or the actual and the expected JSON;
     *     empty if there are none
     * @throws NullPointerException if an argument is null
     */
    public static List<String> check(JsonWriter writer, JsonReader reader) {
        WireContract contract = new WireContract(writer, reader);
        for (Object sample : WireSamples.all()) {
            contract.checkWritten(sample);
            contract.checkRead(new WireVariation(
                    WireVariation.typeOf(sample), "in its wire form", WireForm.of(sample), sample));
        }
        WireVariation.all().forEach(contract::checkRead);
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

    private void checkRead(WireVariation variation) {
        String place = name(variation.type()) + " " + variation.description();
        Object expected = variation.expected();
        Object read;
        try {
            read = reader.read(variation.json(), variation.type());
        } catch (Throwable error) {
            if (expected != null) {
                violations.add(place + " could not be read: " + ServerHealth.errorText(error));
            }
            return;
        }
        if (expected == null && read != null) {
            violations.add(place + " was read as " + excerpt(form(read)) + ", expected an error");
        } else if (!Objects.equals(expected, read)) {
            violations.add(place + " was read" + difference(form(read), form(expected)));
        }
    }

    /** {@return the wire form of a value that was read, or its class if it is not a type of the model} */
    private static String form(Object value) {
        boolean isModelType = value == null || value.getClass().getPackage() == ServerHealth.class.getPackage();
        return isModelType ? WireForm.of(value) : "a " + value.getClass().getName();
    }

    /** {@return both texts as a phrase, each cut to begin at the first member or element that differs} */
    private static String difference(String seen, String expected) {
        int start = 0;
        for (int i = 0; i < seen.length() && i < expected.length() && seen.charAt(i) == expected.charAt(i); i++) {
            if ("{[,".indexOf(seen.charAt(i)) >= 0) {
                start = i;
            }
        }
        return " with " + excerpt(seen.substring(start)) + ", expected " + excerpt(expected.substring(start));
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT_LENGTH ? text : text.substring(0, EXCERPT_LENGTH) + "...";
    }

    /** {@return the name of a type of the model, such as {@code PluginState.Healthy}} */
    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
