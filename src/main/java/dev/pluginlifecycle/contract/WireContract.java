package dev.pluginlifecycle.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A check of a host's own JSON mapper: whether it keeps the one form of the model, in which a Rust runtime reads and
 * writes it.
 *
 * <pre>{@code
 * assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
 * }</pre>
 *
 * <p>It knows no mapper, only two functions, so it serves Jackson 2, Jackson 3 and any other. Its rules:
 *
 * <dl>
 *   <dt>{@code wire-form}
 *   <dd>Every type is written in its form, also inside a raw list and a raw map. White space is the host's business.
 *   <dt>{@code wire-round-trip}
 *   <dd>The form of every type is read as the value that it was written from.
 *   <dt>{@code wire-tolerates}
 *   <dd>Unknown members are ignored, members that may be null may be absent, and MCP's and the camelCase names are
 *       read.
 *   <dt>{@code wire-refuses}
 *   <dd>An unknown state, status or event, and a required member that is null or absent, are not read as a value.
 * </dl>
 */
public final class WireContract {

    /** A way to write a value as JSON. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes a value.
         *
         * @param value a value of the model, or a list or map of such, not null
         * @return its JSON; null is a violation
         * @throws Exception if the value cannot be written
         */
        String write(Object value) throws Exception;
    }

    /** A way to read a value from JSON. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads a value.
         *
         * @param json the JSON, not null
         * @param type the type of the model to read, not null
         * @return the value; null stands for none, which is right for what must be refused
         * @throws Exception if {@code json} is no such value
         */
        Object read(String json, Class<?> type) throws Exception;
    }

    private static final String FORM = "wire-form";
    private static final String ROUND_TRIP = "wire-round-trip";
    private static final String TOLERATES = "wire-tolerates";
    private static final String REFUSES = "wire-refuses";

    private final Writer writer;
    private final Reader reader;
    private final List<Violation> violations = new ArrayList<>();

    private WireContract(Writer writer, Reader reader) {
        this.writer = Objects.requireNonNull(writer, "writer must not be null");
        this.reader = Objects.requireNonNull(reader, "reader must not be null");
    }

    /**
     * Checks a mapper. What it throws is a violation.
     *
     * @param writer the mapper's way to write, {@code mapper::writeValueAsString}, not null
     * @param reader the mapper's way to read, {@code mapper::readValue}, not null
     * @return each place where the form is another one, rule by rule; empty for a mapper that keeps it
     * @throws NullPointerException if an argument is null
     */
    public static List<Violation> check(Writer writer, Reader reader) {
        WireContract contract = new WireContract(writer, reader);
        WireSamples.all().forEach(contract::checkForm);
        WireSamples.all().forEach(sample -> contract.checkRead(ROUND_TRIP, sample.json(), sample));
        WireTolerances.all().forEach(tolerance -> contract.checkRead(TOLERATES, tolerance.json(), tolerance.read()));
        WireRefusals.all().forEach(contract::checkRefused);
        return List.copyOf(contract.violations);
    }

    private void checkForm(WireSample sample) {
        String json = sample.json();
        Object value = sample.value();
        // One fault, one violation: what is wrong by itself is wrong in a list and a map too.
        if (checkForm(sample.name(), value, json)) {
            // Two elements, since a host may unwrap a list of its own that has one.
            checkForm("a list of " + sample.name(), List.of(value, value), "[" + json + "," + json + "]");
            checkForm("a map of " + sample.name(), Map.of("key", value), "{\"key\":" + json + "}");
        }
    }

    private boolean checkForm(String name, Object value, String json) {
        String seen;
        try {
            String written = withoutWhiteSpace(writer.write(value));
            if (json.equals(written)) {
                return true;
            }
            seen = "was written as " + written + "; expected " + json + afterWhich(written, json);
        } catch (Throwable error) {
            seen = "could not be written: the mapper " + Outcome.Threw.of(error).seen() + "; expected " + json;
        }
        violations.add(new Violation(FORM, name + " " + seen));
        return false;
    }

    /** Where two long texts part. */
    private static String afterWhich(String written, String json) {
        int same = 0;
        while (written != null && same < written.length() && same < json.length()
                && written.charAt(same) == json.charAt(same)) {
            same++;
        }
        return same == 0 ? "" : ", which differs after " + json.substring(0, same);
    }

    private void checkRead(String rule, String json, WireSample expected) {
        String seen;
        try {
            Object read = reader.read(json, expected.type());
            if (expected.value().equals(read)) {
                return;
            }
            seen = "was read as " + read;
        } catch (Throwable error) {
            seen = "could not be read: the mapper " + Outcome.Threw.of(error).seen();
        }
        violations.add(new Violation(
                rule, expected.type().getSimpleName() + " " + json + " " + seen + "; expected " + expected.value()));
    }

    private void checkRefused(WireRefusals.Refusal refusal) {
        Object read;
        try {
            read = reader.read(refusal.json(), refusal.type());
        } catch (Throwable error) {
            return;
        }
        // Some mappers read what they do not know as null, which the value around it refuses.
        if (read != null) {
            violations.add(new Violation(REFUSES, refusal.type().getSimpleName() + " " + refusal.json()
                    + " was read as " + read + "; expected an error, as " + refusal.why()));
        }
    }

    private static String withoutWhiteSpace(String json) {
        if (json == null) {
            return null;
        }
        StringBuilder compact = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            // The samples hold nothing that is escaped, so a quote always opens or closes a string.
            quoted ^= c == '"';
            if (quoted || " \t\r\n".indexOf(c) < 0) {
                compact.append(c);
            }
        }
        return compact.toString();
    }
}
