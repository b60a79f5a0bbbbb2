package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pluginlifecycle.fixtures.ModelClasses;
import dev.pluginlifecycle.testing.WireSample;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type and every constant has the annotations of the wire form, also one that is added later. */
class WireTests {

    @Test
    void recordsAndEnumsFindEveryTypeOfTheModel() {
        assertThat(ModelClasses.records()).hasSize(17);
        assertThat(ModelClasses.enums()).hasSize(2);
    }

    /** Quarkus leaves a class to Jackson only if the class itself has such an annotation. */
    static Stream<Class<?>> recordsAndInterface() {
        return ModelClasses.wireTypes().filter(type -> !type.isEnum());
    }

    @ParameterizedTest
    @MethodSource("recordsAndInterface")
    void jsonAutoDetectAndIgnoreUnknownAreOnEveryTypeItself(Class<?> type) {
        JsonAutoDetect autoDetect = type.getDeclaredAnnotation(JsonAutoDetect.class);
        assertThat(autoDetect).isNotNull();
        assertThat(autoDetect.getterVisibility()).isEqualTo(Visibility.NONE);
        assertThat(autoDetect.isGetterVisibility()).isEqualTo(Visibility.NONE);
        assertThat(autoDetect.creatorVisibility()).isEqualTo(Visibility.NONE);
        assertThat(type.getDeclaredAnnotation(JsonIgnoreProperties.class).ignoreUnknown()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.ModelClasses#records")
    void jsonCreatorIsOnTheCanonicalConstructorOnly(Class<?> type) {
        List<Constructor<?>> creators = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(JsonCreator.class))
                .filter(constructor ->
                        constructor.getAnnotation(JsonCreator.class).mode() != JsonCreator.Mode.DISABLED)
                .toList();
        if (type.getRecordComponents().length > 0) {
            Constructor<?> canonical = ModelClasses.canonicalConstructor(type);
            assertThat(creators).containsExactly(canonical);
            assertThat(canonical.getAnnotation(JsonCreator.class).mode()).isEqualTo(JsonCreator.Mode.PROPERTIES);
        } else {
            assertThat(creators).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.ModelClasses#enums")
    void jsonValueAndJsonCreatorOfAnEnumUseTheNameInLowerCase(Class<?> type) throws Exception {
        assertThat(type.getMethod("wireName").isAnnotationPresent(JsonValue.class)).isTrue();
        Method creator = type.getMethod("fromWireName", String.class);
        assertThat(creator.getAnnotation(JsonCreator.class).mode()).isEqualTo(JsonCreator.Mode.DELEGATING);
        for (Object constant : type.getEnumConstants()) {
            String wireName = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
            assertThat(type.getMethod("wireName").invoke(constant)).isEqualTo(wireName);
            assertThat(creator.invoke(null, wireName)).isSameAs(constant);
            assertThat(constant).hasToString(wireName);
        }
    }

    @Test
    void jsonSubTypesListEveryStateUnderItsWireName() {
        List<Class<?>> listed = Arrays.stream(PluginState.class.getAnnotation(JsonSubTypes.class).value())
                .<Class<?>>map(JsonSubTypes.Type::value)
                .toList();
        assertThat(listed).containsExactlyInAnyOrder(PluginState.class.getPermittedSubclasses());
        WireSample.states().forEach(state -> {
            JsonTypeName name = state.getClass().getAnnotation(JsonTypeName.class);
            assertThat(name.value())
                    .isEqualTo(state.wireName())
                    .isEqualTo(snakeCase(state.getClass().getSimpleName()));
        });
    }

    /** OpenAPI generators would tell clients not to send a tag that is read-only. */
    @Test
    void tagIsRequiredAndNotReadOnly() throws NoSuchMethodException {
        JsonProperty tag = PluginState.class.getMethod("wireName").getAnnotation(JsonProperty.class);
        assertThat(tag.access()).isEqualTo(JsonProperty.Access.AUTO);
        assertThat(tag.required()).isTrue();
    }

    @Test
    void classesOfTheModelUseOnlyTheAnnotationsOfJackson() throws IOException {
        assertThat(ModelClasses.all()).allSatisfy(type -> {
            try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(constants).doesNotContain(
                        "com/fasterxml/jackson/databind", "com/fasterxml/jackson/core", "tools/jackson");
            }
        });
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
