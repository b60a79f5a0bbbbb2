package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonpCharacterEscapes;

/** {@code HostMapperTests} verifies for each setting that a correct mapper passes the mapper check. */
class WireContractTests {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static List<String> check(ObjectMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    @Tag("strict-json")
    @Test
    void checkAcceptsTheStrictMapper() {
        assertThat(check(StrictJson.newMapper())).isEmpty();
    }

    @Tag("jackson3")
    @Test
    void checkAcceptsAMapperOfJackson3() {
        tools.jackson.databind.json.JsonMapper mapper = tools.jackson.databind.json.JsonMapper.builder(
                        new JsonFactoryBuilder().characterEscapes(JsonpCharacterEscapes.instance()).build())
                .configureForJackson2()
                .build();
        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
    }

    @SuppressWarnings("deprecation") // Hosts still disable WRITE_EMPTY_JSON_ARRAYS.
    static Stream<Arguments> changedForms() {
        BasicPolymorphicTypeValidator any =
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();
        return Stream.of(
                changed("annotations switched off", host -> host.disable(MapperFeature.USE_ANNOTATIONS),
                        "ServerHealth was written with {\"serverName\":\"alpha\",\"status\":"),
                changed("default typing", host -> host.activateDefaultTyping(any, ObjectMapper.DefaultTyping.NON_FINAL),
                        "ServerStatus in a map was written with \"key\":[\"dev.pluginlifecycle.ServerStatus\","
                                + "\"healthy\"]}, expected \"key\":\"healthy\"}"),
                changed("root wrapping", host -> host.enable(SerializationFeature.WRAP_ROOT_VALUE),
                        "PluginState.Healthy was written with {\"Healthy\":{\"state\":\"healthy\"}}, expected"
                                + " {\"state\":\"healthy\"}"),
                changed("static typing", host -> host.enable(MapperFeature.USE_STATIC_TYPING),
                        "HealthcheckDiff was written with \"state\":\"degraded\"},\"added\":[\"delta\"],"),
                changed("renaming by strategy", host -> host.enable(MapperFeature.ALLOW_EXPLICIT_PROPERTY_RENAMING)
                                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE),
                        "ServerHealth was written with {\"Server_name\":\"alpha\","),
                changed("no empty arrays", host -> host.disable(SerializationFeature.WRITE_EMPTY_JSON_ARRAYS),
                        "PluginState.Degraded was written with \"state\":\"degraded\"}, expected"
                                + " \"state\":\"degraded\",\"healthy_servers\":[],"),
                changed("numbers as strings", host -> host.enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS),
                        "PluginHealthcheck was written with \"last_check\":\"1764000000\"}, expected"
                                + " \"last_check\":1764000000}"),
                changed("no integers beyond 64 bits", host -> host.enable(DeserializationFeature.USE_LONG_FOR_INTS),
                        "ToolInfo could not be read: JsonMappingException: Numeric value"
                                + " (9223372036854775808) out of range of long"),
                changed("null rejected", host -> host.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES),
                        "ToolInfo could not be read: MismatchedInputException: Null value for"),
                changed("absence rejected", host ->
                                host.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES),
                        "ToolInfo without \"description\" could not be read: MismatchedInputException: Missing"),
                changed("tag in any case", host -> host.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES),
                        "PluginState {\"state\":\"HEALTHY\"} was read as {\"state\":\"healthy\"}, expected an error"),
                changed("null left out by a mix-in", host -> host.addMixIn(ServerHealth.class, NoNullError.class),
                        "ServerHealth was written with \"capabilities\":[\"search\"]}, expected"
                                + " \"capabilities\":[\"search\"],\"last_error\":null}"),
                changed("strict mix-in", host -> host.addMixIn(DiscoveryResult.class, Strict.class),
                        "DiscoveryResult with unknown members could not be read: UnrecognizedPropertyException:"));
    }

    private static Arguments changed(String name, UnaryOperator<JsonMapper.Builder> setting, String violation) {
        return Arguments.of(name, setting.apply(JsonMapper.builder()).build(), violation);
    }

    @Test
    void checkReportsTheMembersThatAViewLeavesOut() {
        ObjectWriter writer = JsonMapper.builder().disable(MapperFeature.DEFAULT_VIEW_INCLUSION).build()
                .writerWithView(Object.class);
        assertThat(WireContract.check(writer::writeValueAsString, MAPPER::readValue))
                .contains("ServerHealth was written with {}, expected {\"server_name\":\"alpha\","
                        + "\"status\":\"healthy\",\"capabilities\":[\"search\"],\"last_error\":null}");
    }

    /** Older versions cannot disable the sorting by index. */
    @Tag("newest-jackson")
    @Test
    void checkReportsMembersThatAreSortedByName() {
        JsonMapper.Builder host = JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
        assertThat(check(host.disable(MapperFeature.SORT_PROPERTIES_BY_INDEX).build()))
                .anyMatch(text -> text.startsWith("ServerHealth was written with {\"capabilities\":[\"search\"],"));
    }

    private interface NoNullError {

        @JsonInclude(Include.NON_NULL)
        String lastError();
    }

    @JsonIgnoreProperties(ignoreUnknown = false)
    private interface Strict {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedForms")
    void checkReportsThePlaceAndBothForms(String name, JsonMapper mapper, String violation) {
        assertThat(check(mapper)).anyMatch(text -> text.startsWith(violation));
    }

    @Test
    void checkWritesEverySampleByItselfAndInAListAndAMap() {
        List<Object> written = new ArrayList<>();
        List<String> violations = WireContract.check(
                value -> {
                    written.add(value);
                    return MAPPER.writeValueAsString(value);
                },
                MAPPER::readValue);

        assertThat(violations).isEmpty();
        assertThat(written).isEqualTo(WireSamples.all().stream()
                .flatMap(sample -> Stream.of(sample, List.of(sample, sample), Map.of("key", sample)))
                .toList());
    }

    @Test
    void checkReportsAnErrorAndANullOfTheMapper() {
        List<String> violations = WireContract.check(
                value -> {
                    if (value == ServerStatus.HEALTHY) {
                        throw new StackOverflowError("deep");
                    }
                    return value == ServerStatus.FAILED ? null : MAPPER.writeValueAsString(value);
                },
                MAPPER::readValue);

        assertThat(violations).containsExactly(
                "ServerStatus could not be written: StackOverflowError: deep",
                "ServerStatus was written with null, expected \"failed\"");
    }

    @Test
    void checkReportsTheClassOfAForeignValue() {
        List<String> violations = WireContract.check(
                MAPPER::writeValueAsString,
                (json, type) -> json.equals("\"healthy\"") ? new Object() : MAPPER.readValue(json, type));

        assertThat(violations).containsExactly("ServerStatus was read with a java.lang.Object, expected \"healthy\"");
    }

    @Test
    void checkReportsANameAfterAListWithoutTheList() {
        assertThat(WireContract.check(
                        value -> MAPPER.writeValueAsString(value).replace("last_error", "lastError"),
                        MAPPER::readValue))
                .contains("ServerHealth was written with \"lastError\":null}, expected \"last_error\":null}");
    }

    @Test
    void checkReportsOnceASampleThatIsAlsoMisreadInVariations() {
        List<String> violations = WireContract.check(MAPPER::writeValueAsString, (json, type) -> {
            Object read = MAPPER.readValue(json, type);
            return read instanceof DegradedMode ? new DegradedMode(List.of(), List.of(), "") : read;
        });
        assertThat(violations).containsExactly(
                "DegradedMode was read with \"available_tools\":[],\"unavailable_tools\":[],\"reason\":\"\"}, expected "
                        + "\"available_tools\":[\"search\"],\"unavailable_tools\":[\"write\"],"
                        + "\"reason\":\"1 servers healthy, 1 servers fa...");
    }

    @Test
    void checkReportsTextThatIsTooLongOrTooShortOnce() {
        ServerStatus degraded = ServerStatus.DEGRADED;
        Map<Object, String> wrong = Map.of(
                degraded, "\"degr",
                List.of(degraded, degraded), "[\"degr",
                Map.of("key", degraded), "{\"key\":\"degr",
                ServerStatus.FAILED, "\"failed\",",
                ServerStatus.HEALTHY, "\n" + "x".repeat(1_000_000));
        List<String> violations = WireContract.check(
                value -> wrong.containsKey(value) ? wrong.get(value) : MAPPER.writeValueAsString(value),
                MAPPER::readValue);
        assertThat(violations).containsExactly(
                "ServerStatus was written with " + "x".repeat(100) + "..., expected \"healthy\"",
                "ServerStatus was written with \"degr, expected \"degraded\"",
                "ServerStatus was written with \"failed\",, expected \"failed\"");
    }

    @Test
    void checkRejectsNull() {
        assertRejectsNull("writer", () -> WireContract.check(null, MAPPER::readValue));
        assertRejectsNull("reader", () -> WireContract.check(MAPPER::writeValueAsString, null));
    }
}
