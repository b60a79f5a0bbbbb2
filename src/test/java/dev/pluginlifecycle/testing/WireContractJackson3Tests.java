package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonpCharacterEscapes;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mapper check takes a mapper of Jackson 3. {@code WireContractModuleTests} has the changes of single values. */
@Tag("jackson3")
class WireContractJackson3Tests {

    static Stream<JsonMapper> correctMappers() {
        return Stream.of(
                new JsonMapper(),
                JsonMapper.builder().configureForJackson2().build(),
                JsonMapper.builder(new JsonFactoryBuilder().characterEscapes(JsonpCharacterEscapes.instance()).build())
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("correctMappers")
    void checkAcceptsACorrectMapper(JsonMapper mapper) {
        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
        assertThat(WireContract.check(
                        value -> mapper.writeValueAsString(value), (json, type) -> mapper.readValue(json, type)))
                .isEmpty();
    }

    static Stream<Arguments> changedForms() {
        return Stream.of(
                arguments(JsonMapper.builder().enable(MapperFeature.USE_STATIC_TYPING),
                        "HealthcheckDiff was written with \"state\":\"degraded\"},\"added\":[\"delta\"],"),
                arguments(JsonMapper.builder().enable(SerializationFeature.WRAP_ROOT_VALUE),
                        "PluginState.Healthy was written with {\"Healthy\":{\"state\":\"healthy\"}}, expected"),
                arguments(JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES),
                        "PluginState {\"state\":\"HEALTHY\"} was read as {\"state\":\"healthy\"}, expected an error"),
                arguments(JsonMapper.builder().disable(MapperFeature.USE_ANNOTATIONS),
                        "ServerHealth was written with {\"serverName\":\"alpha\",\"status\":"));
    }

    @ParameterizedTest
    @MethodSource("changedForms")
    void checkReportsThePlaceAndBothForms(JsonMapper.Builder host, String violation) {
        JsonMapper mapper = host.build();
        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue))
                .anyMatch(text -> text.startsWith(violation));
    }
}
