package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.pluginlifecycle.fixtures.ModelClasses;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.json.StrictJson;
import dev.pluginlifecycle.testing.WireSample;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema names the types, members and constants of the model, and accepts the texts that the code reads. */
class WireSchemaTests {

    /** The kinds of vectors that are JSON, but not of their type. */
    private static final Set<String> MALFORMED =
            Set.of("missing", "null", "wrong-type", "enum", "tag-or-enum", "top-level", "array-form");

    /** The values that replace each part of a sample. */
    private static final List<Object> REPLACEMENTS = Arrays.asList(
            null, true, "x", List.of(), Map.of(), Map.of("x", 1), Map.of("state", "stopped"), -1, 0, 1.5,
            4_294_967_295L, 4_294_967_296L, Long.MAX_VALUE, BigInteger.TWO.pow(63));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA = ModelClasses.invoke(() ->
            MAPPER.readTree(PluginState.class.getResourceAsStream("plugin-lifecycle.schema.json")));
    private static final Validator VALIDATOR = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory(MAPPER))
            .createValidator();
    private static final URI SCHEMA_URI = VALIDATOR.registerSchema(SCHEMA);

    @Test
    void schemaDescribesEveryTypeAndMember() {
        assertThat(names(SCHEMA.path("$defs")))
                .containsExactlyInAnyOrderElementsOf(ModelClasses.wireTypes().map(Class::getSimpleName).toList());
        assertThat(SCHEMA.path("$defs")).allSatisfy(type -> {
            assertThat(names(type)).contains("description");
            assertThat(type.path("properties"))
                    .allSatisfy(member -> assertThat(names(member)).containsAnyOf("description", "$ref", "const"));
        });
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void schemaNamesTheMembersInOrderOrTheConstants(WireSample sample) throws JsonProcessingException {
        JsonNode type = SCHEMA.path("$defs").path(sample.value().getClass().getSimpleName());
        if (sample.value() instanceof Enum) {
            assertThat(type.path("enum")).isEqualTo(MAPPER.valueToTree(sample.value().getClass().getEnumConstants()));
        } else {
            assertThat(names(type.path("properties"))).isEqualTo(names(MAPPER.readTree(sample.json())));
        }
    }

    @Test
    void validateAtTheRootAcceptsAValueOfAnyTypeAndNothingElse() throws Exception {
        assertThat(WireSample.all()).allSatisfy(sample -> assertThat(isValid("#", sample.json())).isTrue());
        // A resource would be accepted as a tool, and a variant is a value of PluginState.
        assertThat(SCHEMA.path("anyOf").findValuesAsText("$ref")).containsExactlyInAnyOrderElementsOf(
                ModelClasses.wireTypes()
                        .filter(type -> type == PluginState.class || !PluginState.class.isAssignableFrom(type))
                        .map(type -> "#/$defs/" + type.getSimpleName())
                        .toList());
        for (String member : names(MAPPER.valueToTree(RuntimePluginConfig.defaults()))) {
            assertThat(isValid("#", "{\"" + member + "\":null}")).as(member).isTrue();
        }
        for (String json : List.of("{\"nonsense\":1}", "{}", "{\"state\":\"ok\"}", "{\"install_root\":1}", "[]", "1",
                "\"ok\"", "null")) {
            assertThat(isValid("#", json)).as(json).isFalse();
        }
    }

    @Tag("strict-json")
    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void validateAgreesWithStrictJsonOnEveryChangeOfASample(WireSample sample) throws JsonProcessingException {
        Class<?> type = sample.value() instanceof PluginState ? PluginState.class : sample.value().getClass();
        ObjectMapper reader = StrictJson.newMapper();
        assertThat(isValid(type.getSimpleName(), sample.json())).isTrue();
        assertThat(changes(MAPPER.readTree(sample.json()))).extracting(JsonNode::toString).allSatisfy(json ->
                assertThat(isValid(type.getSimpleName(), json)).isEqualTo(isReadable(reader, type, json)));
    }

    @Test
    void validateAgreesWithTheRustRuntimeOnEveryVector() {
        assertThat(WireVector.all()
                        .filter(vector -> vector.kind().equals("valid") || MALFORMED.contains(vector.kind()))
                        .filter(vector -> !vector.json().isBlank()))
                .hasSize(620)
                .allSatisfy(vector ->
                        assertThat(isValid(vector.type(), vector.json())).isEqualTo(vector.isAccepted()));
    }

    @Test
    void validateAcceptsWhatTheRustRuntimeWrites() {
        Map<String, String> derived = Map.of("fromServers", "PluginState", "degradedMode", "DegradedMode");
        assertThat(WireVector.all().filter(vector -> vector.isAccepted() && !vector.canonical().equals("null")))
                .hasSize(578)
                .allSatisfy(vector -> assertThat(
                        isValid(derived.getOrDefault(vector.type(), vector.type()), vector.canonical())).isTrue());
    }

    /** Returns copies of a value that differ in one part, at any depth: it is removed, replaced or added. */
    private static List<JsonNode> changes(JsonNode json) {
        List<JsonNode> changes = new ArrayList<>();
        REPLACEMENTS.forEach(value -> changes.add(MAPPER.valueToTree(value)));
        if (json instanceof ObjectNode object) {
            changes.add(object.deepCopy().put("unknown", 1));
            object.properties().forEach(member -> {
                changes.add(object.deepCopy().without(member.getKey()));
                changes(member.getValue()).forEach(value -> changes.add(object.deepCopy().set(member.getKey(), value)));
            });
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            for (JsonNode element : changes(json.get(i))) {
                ArrayNode array = json.deepCopy();
                array.set(i, element);
                changes.add(array);
            }
        }
        return changes;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Validates a text against a type, or against the root if the type is "#". */
    private static boolean isValid(String type, String json) throws JsonProcessingException {
        URI uri = type.equals("#") ? SCHEMA_URI : SCHEMA_URI.resolve("#/$defs/" + type);
        return VALIDATOR.validate(uri, MAPPER.readTree(json)).isValid();
    }

    private static boolean isReadable(ObjectMapper reader, Class<?> type, String json) {
        try {
            return reader.readValue(json, type) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
