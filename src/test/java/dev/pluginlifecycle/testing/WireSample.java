package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value of the model, and its JSON form, which is a line of {@code samples.jsonl}. */
public record WireSample(Object value, String json) {

    /** Returns the values of {@link WireSamples} with their JSON. */
    public static Stream<WireSample> all() {
        List<Object> values = WireSamples.all();
        List<String> lines = lines();
        if (lines.size() != values.size()) {
            throw new IllegalStateException(values.size() + " samples, but " + lines.size() + " lines");
        }
        return IntStream.range(0, values.size()).mapToObj(i -> new WireSample(values.get(i), lines.get(i)));
    }

    /** Returns the samples that are states. */
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
}
