package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.json.StrictJson;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireContractTests {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static List<Violation> check(ObjectMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    private static Arguments mapper(String name, UnaryOperator<JsonMapper.Builder> settings) {
        return Arguments.of(name, settings.apply(JsonMapper.builder()).build());
    }

    @Test
    void takesLambdasToo() {
        assertThat(WireContract.check(
                        value -> MAPPER.writeValueAsString(value), (json, type) -> MAPPER.readValue(json, type)))
                .isEmpty();
    }

    @Tag("strict-json")
    @Test
    void strictMapperKeepsTheForm() {
        assertThat(check(StrictJson.newMapper())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mapperWhoseSettingIsDefendedKeepsTheForm(String name, JsonMapper mapper) {
        assertThat(check(mapper)).isEmpty();
    }

    static Stream<Arguments> mapperWhoseSettingIsDefendedKeepsTheForm() {
        JsonInclude.Value nonEmpty = JsonInclude.Value.construct(Include.NON_EMPTY, Include.NON_EMPTY);
        return Stream.of(
                mapper("plain", builder -> builder),
                mapper("indented", builder -> builder.enable(SerializationFeature.INDENT_OUTPUT)),
                mapper("naming strategy", builder ->
                        builder.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)),
                mapper("inclusion", builder -> builder.defaultPropertyInclusion(nonEmpty)),
                mapper("inclusion by override", builder -> builder
                        .withConfigOverride(Map.class, map -> map.setInclude(nonEmpty))
                        .withConfigOverride(String.class, string -> string.setInclude(nonEmpty))),
                mapper("sorting", builder -> builder.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)),
                mapper("big numbers and arrays", builder -> builder.enable(
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                        DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
                        DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)),
                mapper("all visible", builder -> builder.visibility(PropertyAccessor.ALL, Visibility.ANY)),
                mapper("none visible", builder -> builder.visibility(PropertyAccessor.ALL, Visibility.NONE)),
                mapper("no creator detection", builder -> builder.disable(MapperFeature.AUTO_DETECT_CREATORS)),
                mapper("delegating", builder -> builder.constructorDetector(ConstructorDetector.USE_DELEGATING)),
                mapper("enums by index", builder -> builder.enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)),
                mapper("case-insensitive enums", builder ->
                        builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)),
                mapper("unknown enum as null", builder ->
                        builder.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)),
                mapper("unknown subtype as null", builder ->
                        builder.disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)),
                mapper("null skipped", builder -> builder.defaultSetterInfo(
                        JsonSetter.Value.construct(Nulls.SKIP, Nulls.SKIP))),
                mapper("null as empty", builder -> builder.defaultSetterInfo(
                        JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.AS_EMPTY))),
                mapper("null refused", builder -> builder.defaultSetterInfo(
                        JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))),
                mapper("one-element arrays unwrapped", builder -> builder
                        .enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
                        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mapperThatChangesTheFormIsTold(String name, JsonMapper mapper, Set<String> rules, String message) {
        List<Violation> violations = check(mapper);
        assertThat(violations).extracting(Violation::message).anyMatch(told -> told.startsWith(message));
        assertThat(violations).extracting(Violation::rule).containsOnly(rules.toArray(String[]::new));
    }

    static Stream<Arguments> mapperThatChangesTheFormIsTold() {
        BasicPolymorphicTypeValidator any =
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();
        return Stream.of(
                broken(mapper("annotations switched off", builder -> builder.disable(MapperFeature.USE_ANNOTATIONS)),
                        Set.of("wire-form", "wire-round-trip", "wire-tolerates", "wire-refuses"),
                        "ServerStatus was written as \"HEALTHY\"; expected \"healthy\", which differs after \""),
                broken(mapper("default typing", builder ->
                                builder.activateDefaultTyping(any, ObjectMapper.DefaultTyping.NON_FINAL)),
                        Set.of("wire-form", "wire-round-trip", "wire-tolerates"),
                        "a map of ServerStatus was written as {\"key\":[\"dev.pluginlifecycle.ServerStatus\",\"healthy\"]}"
                                + "; expected {\"key\":\"healthy\"}, which differs after {\"key\":"),
                broken(mapper("root wrapping", builder -> builder.enable(SerializationFeature.WRAP_ROOT_VALUE)),
                        Set.of("wire-form"),
                        "PluginState.Healthy was written as {\"Healthy\":{\"state\":\"healthy\"}};"
                                + " expected {\"state\":\"healthy\"}, which differs after {\""),
                broken(mapper("root wrapping both ways", builder -> builder
                                .enable(SerializationFeature.WRAP_ROOT_VALUE)
                                .enable(DeserializationFeature.UNWRAP_ROOT_VALUE)),
                        Set.of("wire-form", "wire-round-trip", "wire-tolerates"),
                        "ServerStatus was written as {\"ServerStatus\":\"healthy\"}; expected \"healthy\""),
                broken(mapper("static typing", builder -> builder.enable(MapperFeature.USE_STATIC_TYPING)),
                        Set.of("wire-form"),
                        "HealthcheckDiff was written as {\"previous_state\":{\"state\":\"healthy\"},"
                                + "\"current_state\":{\"state\":\"degraded\"},"),
                broken(mapper("numbers as strings", builder -> builder.enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)),
                        Set.of("wire-form"),
                        "PluginHealthcheck was written as {\"plugin_name\":\"\",\"state\":{\"state\":\"healthy\"},"
                                + "\"servers\":[],\"last_check\":\"0\"}; expected"),
                broken(mapper("null refused for creators", builder ->
                                builder.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)),
                        Set.of("wire-round-trip", "wire-tolerates"),
                        "ToolInfo {\"name\":\"search\",\"description\":null,\"input_schema\":null} could not be read:"
                                + " the mapper threw com.fasterxml.jackson.databind.exc.MismatchedInputException"),
                broken(mapper("absent refused for creators", builder ->
                                builder.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)),
                        Set.of("wire-tolerates"),
                        "ToolInfo {\"name\":\"search\"} could not be read: the mapper threw"),
                broken(mapper("tag in any case", builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES)),
                        Set.of("wire-refuses"),
                        "PluginState {\"state\":\"HEALTHY\"} was read as Healthy[]; expected an error,"
                                + " as no state is called HEALTHY"),
                broken(mapper("null dropped by a mix-in", builder ->
                                builder.addMixIn(ServerHealth.class, NoNullError.class)),
                        Set.of("wire-form"),
                        "ServerHealth was written as {\"server_name\":\"alpha\",\"status\":\"healthy\","
                                + "\"capabilities\":[\"search\"]}; expected"),
                broken(mapper("null dropped by a modifier", builder -> builder.addModule(new SimpleModule()
                                .setSerializerModifier(new NullDropper()))),
                        Set.of("wire-form"),
                        "ServerHealth was written as {\"server_name\":\"alpha\",\"status\":\"healthy\","
                                + "\"capabilities\":[\"search\"]}; expected"),
                broken(mapper("unknown members refused by a mix-in", builder ->
                                builder.addMixIn(DiscoveryResult.class, Strict.class)),
                        Set.of("wire-tolerates"),
                        "DiscoveryResult {\"x_unknown\":{\"state\":\"paused\",\"list\":[null,1]},\"tools\":"));
    }

    private static Arguments broken(Arguments mapper, Set<String> rules, String message) {
        return Arguments.of(mapper.get()[0], mapper.get()[1], rules, message);
    }

    private interface NoNullError {

        @JsonInclude(Include.NON_NULL)
        String lastError();
    }

    @JsonIgnoreProperties(ignoreUnknown = false)
    private interface Strict {}

    private static final class NullDropper extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config,
                BeanDescription type,
                List<BeanPropertyWriter> properties) {
            return properties.stream().map(Dropping::new).collect(Collectors.toList());
        }
    }

    private static final class Dropping extends BeanPropertyWriter {

        private static final long serialVersionUID = 1;

        Dropping(BeanPropertyWriter base) {
            super(base);
        }

        @Override
        public void serializeAsField(
                Object bean,
                JsonGenerator generator,
                SerializerProvider provider)
                throws Exception {
            if (get(bean) != null) {
                super.serializeAsField(bean, generator, provider);
            }
        }
    }

    @Test
    void everyTypeAndEveryStateIsWrittenByItselfAndInAListAndAMap() {
        List<Object> written = new ArrayList<>();
        List<Violation> violations = WireContract.check(
                value -> {
                    written.add(value);
                    return MAPPER.writeValueAsString(value);
                },
                MAPPER::readValue);

        assertThat(violations).isEmpty();
        assertThat(written).hasSize(3 * WireSamples.all().size());
        for (WireSample sample : WireSamples.all()) {
            assertThat(written).contains(
                    sample.value(), List.of(sample.value(), sample.value()), Map.of("key", sample.value()));
        }
        assertThat(WireSamples.all()).extracting(WireSample::value).contains((Object[]) ServerStatus.values())
                .contains((Object[]) PluginLifecycleEvent.values());
        Stream<Class<?>> states = Stream.of(PluginState.class.getPermittedSubclasses());
        assertThat(states).allSatisfy(state -> assertThat(WireSamples.all()).anyMatch(one -> state.isInstance(one.value())));
    }

    @Test
    void everyPublicRecordOfTheModelHasASample() throws Exception {
        try (Stream<Path> files = Files.list(
                Path.of("src/main/java/dev/pluginlifecycle"))) {
            List<String> records = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.contains("-") && !name.contains("."))
                    .filter(WireContractTests::isPublicRecord)
                    .toList();
            assertThat(WireSamples.all()).extracting(WireSample::name).containsAll(records);
            assertThat(records).hasSize(8);
        }
    }

    private static boolean isPublicRecord(String name) {
        try {
            Class<?> type = Class.forName("dev.pluginlifecycle." + name);
            return type.isRecord() && Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void placesThatDifferAreAllTold() {
        List<Violation> violations = WireContract.check(
                value -> MAPPER.writeValueAsString(value).replace("\"mime_type\"", "\"mimeType\""), MAPPER::readValue);
        assertThat(violations).extracting(Violation::rule).containsOnly("wire-form");
        assertThat(violations).extracting(violation -> violation.message().replaceAll(" was written as .*", ""))
                .containsExactly("ResourceInfo", "ResourceInfo", "DiscoveryResult");
    }

    @Test
    void stateThatLosesItsTagInAListOnlyIsTold() {
        List<Violation> violations = WireContract.check(
                value -> value instanceof List<?> list && list.get(0) instanceof PluginState.Stopped
                        ? "[{},{}]"
                        : MAPPER.writeValueAsString(value),
                MAPPER::readValue);
        assertThat(violations).containsExactly(new Violation("wire-form", "a list of PluginState.Stopped was written as"
                + " [{},{}]; expected [{\"state\":\"stopped\"},{\"state\":\"stopped\"}], which differs after [{"));
    }

    @Test
    void mapperThatReadsTheStateWronglyIsTold() {
        List<Violation> violations = WireContract.check(
                MAPPER::writeValueAsString,
                (json, type) -> json.equals("{\"state\":\"stopped\"}")
                        ? new PluginState.ShuttingDown()
                        : MAPPER.readValue(json, type));
        assertThat(violations).containsExactly(new Violation("wire-round-trip",
                "PluginState {\"state\":\"stopped\"} was read as ShuttingDown[]; expected Stopped[]"));
    }

    @Test
    void writerThatThrowsOrGivesNullIsTold() {
        List<Violation> violations = WireContract.check(
                value -> {
                    if (value == ServerStatus.HEALTHY) {
                        throw new StackOverflowError("deep");
                    }
                    return value == ServerStatus.FAILED ? null : MAPPER.writeValueAsString(value);
                },
                MAPPER::readValue);
        assertThat(violations).hasSize(2);
        assertThat(violations.get(0).message()).matches("ServerStatus could not be written: the mapper threw"
                + " java.lang.StackOverflowError: deep \\(at .*WireContractTests.*\\); expected \"healthy\"");
        assertThat(violations.get(1))
                .isEqualTo(new Violation("wire-form", "ServerStatus was written as null; expected \"failed\""));
    }

    @Test
    void whiteSpaceCountsInsideStringsOnly() {
        List<Violation> spaced = WireContract.check(
                value -> " \t\r\n" + MAPPER.writeValueAsString(value).replace("\":", "\" :\r\n\t "), MAPPER::readValue);
        assertThat(spaced).isEmpty();

        List<Violation> squeezed = WireContract.check(
                value -> MAPPER.writeValueAsString(value).replace("no servers", "noservers"), MAPPER::readValue);
        assertThat(squeezed).extracting(Violation::message).containsExactly(
                "PluginState.Failed was written as {\"state\":\"failed\",\"reason\":\"noservers available\"}; expected"
                        + " {\"state\":\"failed\",\"reason\":\"no servers available\"},"
                        + " which differs after {\"state\":\"failed\",\"reason\":\"no");
    }

    @Test
    void textThatGoesOnIsToldWhereItGoesOn() {
        List<Violation> violations = WireContract.check(
                value -> MAPPER.writeValueAsString(value) + (value == ServerStatus.FAILED ? "," : ""), MAPPER::readValue);
        assertThat(violations).extracting(Violation::message).containsExactly(
                "ServerStatus was written as \"failed\",; expected \"failed\", which differs after \"failed\"");

        List<Violation> cut = WireContract.check(
                value -> value == ServerStatus.FAILED ? "\"fail" : MAPPER.writeValueAsString(value), MAPPER::readValue);
        assertThat(cut).extracting(Violation::message).containsExactly(
                "ServerStatus was written as \"fail; expected \"failed\", which differs after \"fail");
    }

    @Test
    void functionsMustNotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> WireContract.check(null, MAPPER::readValue))
                .withMessage("writer must not be null");
        assertThatNullPointerException().isThrownBy(() -> WireContract.check(MAPPER::writeValueAsString, null))
                .withMessage("reader must not be null");
    }
}
