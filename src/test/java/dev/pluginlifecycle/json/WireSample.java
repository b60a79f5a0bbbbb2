package dev.pluginlifecycle.json;

import dev.pluginlifecycle.PluginState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value of the model, beside the line of {@code samples.jsonl} that is its wire form. */
public record WireSample(Object value, String json) {

    /** Every type, state and enum constant. Every nullable component has a value in one and is null in another. */
    public static Stream<WireSample> all() {
        List<Object> values = WireSamples.all();
        List<String> lines = lines();
        if (lines.size() != values.size()) {
            throw new IllegalStateException(values.size() + " samples, but " + lines.size() + " lines");
        }
        return IntStream.range(0, values.size()).mapToObj(i -> new WireSample(values.get(i), lines.get(i)));
    }

    /** The samples that are states: each of the eight, and two that are degraded. */
    public static Stream<PluginState> states() {
        return all().map(WireSample::value).filter(PluginState.class::isInstance).map(PluginState.class::cast);
    }

    private static List<String> lines() {
        try (InputStream in = WireSample.class.getResourceAsStream("/wire/samples.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return value.getClass().getSimpleName() + " " + json;
    }
}
