package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.PackageVersion;
import tools.jackson.databind.json.JsonMapper;

@Tag("jackson3")
class WireContractJackson3Tests {

    private static List<Violation> check(ObjectMapper mapper) {
        return WireContract.check(mapper::writeValueAsString, mapper::readValue);
    }

    @Test
    void plainMapperKeepsTheForm() {
        assertThat(check(new ObjectMapper())).isEmpty();
        JsonMapper mapper = new JsonMapper();
        assertThat(WireContract.check(value -> mapper.writeValueAsString(value), (json, type) -> mapper.readValue(json, type)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mapperWhoseSettingIsDefendedKeepsTheForm(String name, ObjectMapper mapper) {
        assertThat(check(mapper)).isEmpty();
    }

    static Stream<Arguments> mapperWhoseSettingIsDefendedKeepsTheForm() {
        return Stream.of(
                mapper("as Jackson 2", builder -> builder.configureForJackson2()),
                mapper("strict", builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)),
                mapper("naming strategy", builder ->
                        builder.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)),
                mapper("inclusion", builder -> builder.changeDefaultPropertyInclusion(
                        value -> value.withValueInclusion(Include.NON_EMPTY).withContentInclusion(Include.NON_EMPTY))),
                mapper("one-element arrays unwrapped", builder -> builder
                        .enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void mapperThatChangesTheFormIsTold(String name, ObjectMapper mapper, Set<String> rules) {
        assertThat(check(mapper)).extracting(Violation::rule).containsOnly(rules.toArray(String[]::new));
    }

    static Stream<Arguments> mapperThatChangesTheFormIsTold() {
        return Stream.of(
                mapper("static typing", builder -> builder.enable(MapperFeature.USE_STATIC_TYPING),
                        Set.of("wire-form")),
                mapper("root wrapping", builder -> builder.enable(SerializationFeature.WRAP_ROOT_VALUE),
                        Set.of("wire-form")),
                mapper("tag in any case", builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES),
                        Set.of("wire-refuses")));
    }

    @Test
    void mapperWithoutAnnotationsIsTold() {
        ObjectMapper mapper = JsonMapper.builder().disable(MapperFeature.USE_ANNOTATIONS).build();
        Set<String> rules = new HashSet<>(Set.of("wire-form", "wire-round-trip", "wire-tolerates"));
        if (PackageVersion.VERSION.getMinorVersion() > 1) {
            // 3.0 and 3.1 then refuse all the same.
            rules.add("wire-refuses");
        }
        assertThat(check(mapper)).extracting(Violation::rule).containsOnly(rules.toArray(String[]::new));
    }

    private static Arguments mapper(String name, UnaryOperator<JsonMapper.Builder> settings, Object... expected) {
        return Arguments.of(Stream.concat(
                Stream.of(name, settings.apply(JsonMapper.builder()).build()), Stream.of(expected)).toArray());
    }
}
