package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.pluginlifecycle.fixtures.JsonChanges;
import dev.pluginlifecycle.fixtures.JsonSchema;
import dev.pluginlifecycle.fixtures.ModelClasses;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.json.StrictJson;
import dev.pluginlifecycle.testing.WireSample;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema agrees with the code about types, members and values, and about accepted texts. */
class WireSchemaTests {

    /** The kinds of vectors that are JSON, but not of their type. */
    private static final Set<String> MALFORMED =
            Set.of("missing", "null", "wrong-type", "enum", "tag-or-enum", "top-level", "array-form");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA = JsonSchema.load();
    private static final Validator VALIDATOR = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory(MAPPER))
            .createValidator();
    private static final URI SCHEMA_URI = VALIDATOR.registerSchema(SCHEMA);

    @Test
    void schemaDefinesEveryTypeOfTheModelAndNoOther() throws IOException {
        assertThat(names(SCHEMA.path("$defs")))
                .containsExactlyInAnyOrderElementsOf(types().map(Class::getSimpleName).toList());
    }

    @Test
    void schemaDefinesAStateAsOneOfItsVariants() {
        assertThat(definition(PluginState.class).path("oneOf")).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(PluginState.class.getPermittedSubclasses()).map(JsonSchema::of).toList());
    }

    @Test
    void schemaDefinesEveryConstantOfAnEnum() throws IOException {
        assertThat(types().filter(Class::isEnum)).isNotEmpty().allSatisfy(type -> {
            JsonNode constants = MAPPER.valueToTree(type.getEnumConstants());
            assertThat(definition(type).path("enum")).isEqualTo(constants);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.ModelClasses#records")
    void schemaDefinesEveryMemberOfARecordInOrder(Class<?> type) {
        ObjectNode members = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        if (PluginState.class.isAssignableFrom(type)) {
            members.putObject(Wire.TAG).put("const", type.getAnnotation(JsonTypeName.class).value());
            required.add(Wire.TAG);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getAccessor().getAnnotation(JsonProperty.class).value();
            boolean isRequired = component.getAccessor().isAnnotationPresent(Wire.Required.class);
            ObjectNode shape = JsonSchema.of(component.getGenericType());
            members.set(name, isRequired ? shape : JsonSchema.nullable(shape));
            if (isRequired) {
                required.add(name);
            }
        }
        JsonNode defined = definition(type).path("properties").<JsonNode>deepCopy();
        defined.forEach(member -> ((ObjectNode) member).remove(List.of("description", "minimum", "maximum")));

        assertThat(defined).isEqualTo(members);
        assertThat(names(defined)).isEqualTo(names(members));
        assertThat(definition(type).path("required")).containsExactlyElementsOf(required);
    }

    @Test
    void schemaDescribesEveryTypeAndMember() throws IOException {
        assertThat(types()).allSatisfy(type -> {
            assertThat(names(definition(type))).contains("description");
            assertThat(definition(type).path("properties"))
                    .allSatisfy(member -> assertThat(names(member)).containsAnyOf("description", "$ref", "const"));
        });
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void validateAcceptsASample(WireSample sample) throws JsonProcessingException {
        assertThat(errors(sample.value().getClass(), MAPPER.readTree(sample.json()))).isEmpty();
    }

    @Test
    void validateAtTheRootAcceptsAValueOfAnyTypeAndNothingElse() throws Exception {
        assertThat(WireSample.all()).allSatisfy(sample ->
                assertThat(rootErrors(MAPPER.readTree(sample.json()))).isEmpty());
        // A variant is a value of PluginState.
        assertThat(SCHEMA.path("anyOf").findValuesAsText("$ref")).containsExactlyInAnyOrderElementsOf(
                types().filter(type -> type == PluginState.class || !PluginState.class.isAssignableFrom(type))
                        .map(type -> "#/$defs/" + type.getSimpleName())
                        .toList());
        for (RecordComponent component : RuntimePluginConfig.class.getRecordComponents()) {
            String name = component.getAccessor().getAnnotation(JsonProperty.class).value();
            assertThat(rootErrors(MAPPER.createObjectNode().putNull(name))).as(name).isEmpty();
        }
        for (String json : List.of("{\"nonsense\":1}", "{}", "{\"state\":\"ok\"}", "{\"install_root\":1}", "[]", "1",
                "\"ok\"", "null")) {
            assertThat(rootErrors(MAPPER.readTree(json))).as(json).isNotEmpty();
        }
    }

    private static List<Error> rootErrors(JsonNode json) {
        return VALIDATOR.validate(SCHEMA_URI, json).getErrors();
    }

    /** Each part of a sample is left out or replaced, one at a time. */
    @Tag("strict-json")
    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void validateAgreesWithStrictJsonOnEveryChangeOfASample(WireSample sample) throws JsonProcessingException {
        Class<?> type = sample.value() instanceof PluginState ? PluginState.class : sample.value().getClass();
        ObjectMapper reader = StrictJson.newMapper();

        assertThat(JsonChanges.of(MAPPER.readTree(sample.json()))).isNotEmpty().allSatisfy(json ->
                assertThat(errors(type, json).isEmpty()).as("%s", json).isEqualTo(isReadable(reader, type, json)));
    }

    @Test
    void validateAcceptsEveryValidVector() {
        assertThat(WireVector.all().filter(WireVector::isAccepted)).hasSize(669).allSatisfy(vector -> {
            JsonNode json = MAPPER.readTree(vector.json());
            JsonNode canonical = MAPPER.readTree(vector.canonical());
            switch (vector.type()) {
                case "fromServers" -> {
                    assertThat(json).allSatisfy(server -> assertThat(errors(ServerHealth.class, server)).isEmpty());
                    assertThat(errors(PluginState.class, canonical)).isEmpty();
                }
                case "degradedMode" -> {
                    assertThat(errors(PluginHealthcheck.class, json.path(0))).isEmpty();
                    assertThat(errors(DiscoveryResult.class, json.path(1))).isEmpty();
                    assertThat(canonical.isNull() || errors(DegradedMode.class, canonical).isEmpty()).isTrue();
                }
                default -> {
                    assertThat(errors(vector.type(), json)).isEmpty();
                    assertThat(errors(vector.type(), canonical)).isEmpty();
                }
            }
        });
    }

    @Test
    void validateRejectsEveryMalformedVector() {
        assertThat(WireVector.all().filter(vector -> MALFORMED.contains(vector.kind()) && !vector.json().isBlank()))
                .hasSize(155)
                .allSatisfy(vector -> assertThat(errors(vector.type(), MAPPER.readTree(vector.json()))).isNotEmpty());
    }

    private static Stream<Class<?>> types() throws IOException {
        return ModelClasses.wireTypes();
    }

    private static JsonNode definition(Class<?> type) {
        return SCHEMA.path("$defs").path(type.getSimpleName());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Error> errors(Class<?> type, JsonNode json) {
        return errors(type.getSimpleName(), json);
    }

    private static List<Error> errors(String type, JsonNode json) {
        return VALIDATOR.validate(SCHEMA_URI.resolve("#/$defs/" + type), json).getErrors();
    }

    private static boolean isReadable(ObjectMapper reader, Class<?> type, JsonNode json) {
        try {
            return reader.readValue(json.toString(), type) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
