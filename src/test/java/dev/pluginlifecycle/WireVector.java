package dev.pluginlifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One case that the Rust reference answered: a text to read, and the bytes that it writes back, or null. */
public record WireVector(int line, String type, String kind, String json, String canonical) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static Stream<WireVector> all() {
        List<WireVector> vectors = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                WireVector.class.getResourceAsStream("/wire/vectors.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                vectors.add(of(vectors.size() + 1, MAPPER.readTree(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors.stream();
    }

    private static WireVector of(int line, JsonNode vector) {
        return new WireVector(
                line,
                vector.get("type").textValue(),
                vector.get("kind").textValue(),
                vector.get("json").textValue(),
                vector.get("ok").booleanValue() ? vector.get("canonical").textValue() : null);
    }

    public boolean isAccepted() {
        return canonical != null;
    }

    /** What a mapper makes of the text: the value read, or what is derived from it. */
    public Object answer(Reader reader) throws Exception {
        return switch (type) {
            case "fromServers" -> PluginState.fromServers(List.of((ServerHealth[]) reader.read(json, ServerHealth[].class)));
            case "degradedMode" -> {
                PluginHealthcheck healthcheck = (PluginHealthcheck) reader.read(element(0), PluginHealthcheck.class);
                DiscoveryResult discovery = (DiscoveryResult) reader.read(element(1), DiscoveryResult.class);
                yield healthcheck.degradedMode(discovery).orElse(null);
            }
            default -> reader.read(json, Class.forName("dev.pluginlifecycle." + type));
        };
    }

    private String element(int index) throws JsonProcessingException {
        return MAPPER.readTree(json).get(index).toString();
    }

    @Override
    public String toString() {
        return "line " + line + ", " + type + ", " + kind;
    }

    /** The reading half of a mapper. */
    public interface Reader {

        Object read(String json, Class<?> type) throws Exception;
    }
}
