package dev.pluginlifecycle;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.pluginlifecycle.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema says what the code does: the same types, members and values, and the same verdict on a text. */
class WireSchemaTests {

    /** What is wrong with a text that is JSON, but not of its type. */
    private static final Set<String> MALFORMED =
            Set.of("missing", "null", "wrong-type", "enum", "tag-or-enum", "top-level", "array-form");

    private static final List<Object> REPLACEMENTS = Arrays.asList(
            null, true, "x", List.of(), Map.of(), Map.of("x", 1), -1, 0, 1.5, 4_294_967_295L, 4_294_967_296L,
            Long.MAX_VALUE, BigInteger.TWO.pow(63));

    private static final Map<Type, String> SIMPLE_TYPES = Map.of(
            String.class, "string", boolean.class, "boolean", Boolean.class, "boolean",
            long.class, "integer", Long.class, "integer");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final Validator VALIDATOR = new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory(MAPPER))
            .createValidator();
    private static final URI SCHEMA_URI = VALIDATOR.registerSchema(SCHEMA);

    @Test
    void definesEveryTypeOfTheModelAndNoOther() throws IOException {
        assertThat(names(SCHEMA.path("$defs")))
                .containsExactlyInAnyOrderElementsOf(types().map(Class::getSimpleName).toList());
    }

    @Test
    void definesAStateAsOneOfItsVariants() {
        assertThat(definition(PluginState.class).path("oneOf")).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(PluginState.class.getPermittedSubclasses()).map(WireSchemaTests::shape).toList());
    }

    @Test
    void definesEveryConstantOfAnEnum() throws IOException {
        assertThat(types().filter(Class::isEnum)).isNotEmpty().allSatisfy(type -> {
            JsonNode constants = MAPPER.valueToTree(type.getEnumConstants());
            assertThat(definition(type).path("enum")).isEqualTo(constants);
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void definesEveryMemberOfARecordInOrder(Class<?> type) {
        ObjectNode members = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        if (PluginState.class.isAssignableFrom(type)) {
            members.putObject(Wire.TAG).put("const", type.getAnnotation(JsonTypeName.class).value());
            required.add(Wire.TAG);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getAccessor().getAnnotation(JsonProperty.class).value();
            boolean isRequired = component.getAccessor().isAnnotationPresent(Wire.Required.class);
            ObjectNode shape = shape(component.getGenericType());
            members.set(name, isRequired ? shape : nullable(shape));
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
    void describesEveryTypeAndMember() throws IOException {
        assertThat(types()).allSatisfy(type -> {
            assertThat(names(definition(type))).contains("description");
            assertThat(definition(type).path("properties"))
                    .allSatisfy(member -> assertThat(names(member)).containsAnyOf("description", "$ref", "const"));
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsASample(WireSample sample) throws JsonProcessingException {
        assertThat(errors(sample.value().getClass(), MAPPER.readTree(sample.json()))).isEmpty();
    }

    /** Each part of a sample is left out or replaced, one at a time. */
    @Tag("strict-json")
    @ParameterizedTest
    @MethodSource("samples")
    void agreesWithTheReaderOnEveryChangeOfASample(WireSample sample) throws JsonProcessingException {
        Class<?> type = sample.value() instanceof PluginState ? PluginState.class : sample.value().getClass();
        ObjectMapper reader = StrictJson.newMapper();

        assertThat(changes(MAPPER.readTree(sample.json()))).isNotEmpty().allSatisfy(json ->
                assertThat(errors(type, json).isEmpty()).as("%s", json).isEqualTo(isReadable(reader, type, json)));
    }

    @Test
    void hasASampleOfEveryType() throws IOException {
        Stream<Class<?>> sampled = samples().map(sample -> sample.value().getClass());

        assertThat(Stream.concat(sampled, Stream.of(PluginState.class)).collect(toSet()))
                .isEqualTo(types().collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("validVectors")
    void acceptsAValidVector(WireVector vector) throws JsonProcessingException {
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
    }

    @ParameterizedTest
    @MethodSource("malformedVectors")
    void refusesAMalformedVector(WireVector vector) throws JsonProcessingException {
        assertThat(errors(vector.type(), MAPPER.readTree(vector.json()))).isNotEmpty();
    }

    static Stream<WireVector> validVectors() {
        return WireVector.all().filter(WireVector::isAccepted);
    }

    static Stream<WireVector> malformedVectors() {
        return WireVector.all().filter(vector -> MALFORMED.contains(vector.kind()) && !vector.json().isBlank());
    }

    static Stream<WireSample> samples() {
        return WireSample.all();
    }

    static Stream<Class<?>> records() throws IOException {
        return types().filter(Class::isRecord);
    }

    /** The types of the package that have a wire form. */
    private static Stream<Class<?>> types() throws IOException {
        return WireModelTests.classes().filter(type -> type.isEnum() || type.isAnnotationPresent(Wire.Type.class));
    }

    private static JsonNode schema() {
        try (InputStream schema = PluginState.class.getResourceAsStream("plugin-lifecycle.schema.json")) {
            return MAPPER.readTree(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode definition(Class<?> type) {
        return SCHEMA.path("$defs").path(type.getSimpleName());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the schema has to say of a Java type, remarks and bounds aside. */
    private static ObjectNode shape(Type type) {
        ObjectNode shape = MAPPER.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                shape.put("type", "array").set("items", shape(arguments[0]));
            } else {
                shape.put("type", "object");
                if (arguments[1] != Object.class) {
                    shape.set("additionalProperties", shape(arguments[1]));
                }
            }
            return shape;
        }
        String simple = SIMPLE_TYPES.get(type);
        return simple != null
                ? shape.put("type", simple)
                : shape.put("$ref", "#/$defs/" + ((Class<?>) type).getSimpleName());
    }

    private static ObjectNode nullable(ObjectNode shape) {
        return shape.set("type", MAPPER.createArrayNode().add(shape.get("type")).add("null"));
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

    private static List<JsonNode> changes(JsonNode json) {
        List<JsonNode> changes = new ArrayList<>();
        REPLACEMENTS.forEach(value -> changes.add(MAPPER.valueToTree(value)));
        for (JsonPointer place : places(JsonPointer.empty(), json)) {
            JsonNode removed = json.deepCopy();
            String name = place.last().getMatchingProperty();
            if (removed.at(place.head()) instanceof ObjectNode object) {
                object.remove(name);
                changes.add(removed);
            }
            for (Object value : REPLACEMENTS) {
                JsonNode replaced = json.deepCopy();
                JsonNode parent = replaced.at(place.head());
                if (parent instanceof ObjectNode object) {
                    object.set(name, MAPPER.valueToTree(value));
                } else {
                    ((ArrayNode) parent).set(place.last().getMatchingIndex(), MAPPER.<JsonNode>valueToTree(value));
                }
                changes.add(replaced);
            }
        }
        return changes;
    }

    /** Where the parts of {@code json} are, at any depth. */
    private static List<JsonPointer> places(JsonPointer at, JsonNode json) {
        List<JsonPointer> parts = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> parts.add(at.appendProperty(name)));
        if (json.isArray()) {
            IntStream.range(0, json.size()).forEach(index -> parts.add(at.appendIndex(index)));
        }
        List<JsonPointer> places = new ArrayList<>(parts);
        parts.forEach(part -> places.addAll(places(part, json.at(part.last()))));
        return places;
    }
}
