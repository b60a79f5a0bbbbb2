package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Jackson3Modules.readingUntyped;
import static dev.pluginlifecycle.fixtures.Jackson3Modules.writing;
import static dev.pluginlifecycle.testing.WireContractModuleTests.assertReported;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonpCharacterEscapes;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Tag("jackson3")
class WireContractJackson3Tests {

    private static List<String> check(ObjectMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    private static List<String> check(JacksonModule module) {
        return check(JsonMapper.builder().addModule(module).build());
    }

    static Stream<ObjectMapper> correctMappers() {
        return Stream.of(
                new ObjectMapper(),
                JsonMapper.builder().configureForJackson2().build(),
                JsonMapper.builder(new JsonFactoryBuilder().characterEscapes(JsonpCharacterEscapes.instance()).build())
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build(),
                JsonMapper.builder().addModule(writing(Double.class, value -> new BigDecimal("" + value))).build());
    }

    @ParameterizedTest
    @MethodSource("correctMappers")
    void checkAcceptsACorrectMapper(ObjectMapper mapper) {
        assertThat(check(mapper)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.pluginlifecycle.testing.WireContractModuleTests#textChanges")
    void checkReportsAChangedText(String name, UnaryOperator<String> change, String seen, String expected) {
        assertReported(check(writing(String.class, change::apply)), seen, expected);
    }

    @Test
    void checkReportsAChangedNumberOrType() {
        assertReported(check(writing(Double.class, x -> x == 2 ? BigInteger.TWO : x)), "\"q\":...2,", "...2.0,");
        assertReported(check(writing(Double.class, Double::floatValue)), "...-1.2345679,", "...-1.23456789,");
        assertReported(check(writing(Long.class, Long::doubleValue)), "...9.007199254740992E15", "...9007199254740993");
        assertReported(check(readingUntyped(value -> value.equals("42") ? 42 : value)), "\"q\":...42,", "...\"42\",");
        assertThat(check(readingUntyped(value -> value.equals("2026-11-28") ? LocalDate.EPOCH : value)))
                .singleElement().asString().contains("java.time.LocalDate is not a JSON value");
    }

    @Test
    void checkAcceptsLambdas() {
        JsonMapper mapper = new JsonMapper();
        assertThat(WireContract.check(
                        value -> mapper.writeValueAsString(value), (json, type) -> mapper.readValue(json, type)))
                .isEmpty();
    }

    static Stream<Arguments> changedForms() {
        return Stream.of(
                Arguments.of(
                        JsonMapper.builder().enable(MapperFeature.USE_STATIC_TYPING).build(),
                        "HealthcheckDiff was written with \"state\":\"degraded\"},\"added\":[\"delta\"],"),
                Arguments.of(
                        JsonMapper.builder().enable(SerializationFeature.WRAP_ROOT_VALUE).build(),
                        "PluginState.Healthy was written with {\"Healthy\":{\"state\":\"healthy\"}}, expected"),
                Arguments.of(
                        JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES).build(),
                        "PluginState {\"state\":\"HEALTHY\"} was read as {\"state\":\"healthy\"}, expected an error"),
                Arguments.of(
                        JsonMapper.builder().disable(MapperFeature.USE_ANNOTATIONS).build(),
                        "ServerHealth was written with {\"serverName\":\"alpha\",\"status\":"));
    }

    @ParameterizedTest
    @MethodSource("changedForms")
    void checkReportsThePlaceAndBothForms(ObjectMapper mapper, String violation) {
        assertThat(check(mapper)).anyMatch(text -> text.startsWith(violation));
    }
}
