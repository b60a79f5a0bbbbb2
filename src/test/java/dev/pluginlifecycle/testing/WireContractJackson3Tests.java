package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Tag("jackson3")
class WireContractJackson3Tests {

    private static List<String> check(ObjectMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    static Stream<ObjectMapper> soundMappers() {
        return Stream.of(
                new ObjectMapper(),
                JsonMapper.builder().configureForJackson2().build(),
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("soundMappers")
    void checkAcceptsASoundMapper(ObjectMapper mapper) {
        assertThat(check(mapper)).isEmpty();
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
                        "HealthcheckDiff was written with {\"state\":\"degraded\"},\"added\":[\"delta\"],"),
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
    void checkReportsThePlaceTheActualAndTheExpectedForm(ObjectMapper mapper, String violation) {
        assertThat(check(mapper)).anyMatch(text -> text.startsWith(violation));
    }
}
