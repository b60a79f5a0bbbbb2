package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pluginlifecycle.fixtures.ModelClasses;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type and every constant has the annotations of the wire form, also one that is added later. */
class WireTests {

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
        Constructor<?> canonical = ModelClasses.canonicalConstructor(type);
        assertThat(type.getDeclaredConstructors()).allSatisfy(constructor -> {
            JsonCreator creator = constructor.getAnnotation(JsonCreator.class);
            boolean isCreator = constructor.equals(canonical) && constructor.getParameterCount() > 0;
            assertThat(creator == null ? JsonCreator.Mode.DISABLED : creator.mode())
                    .isEqualTo(isCreator ? JsonCreator.Mode.PROPERTIES : JsonCreator.Mode.DISABLED);
        });
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.fixtures.ModelClasses#enums")
    void toStringOfAConstantIsItsNameInLowerCase(Class<?> type) {
        assertThat(type.getEnumConstants()).allSatisfy(constant ->
                assertThat(constant).hasToString(((Enum<?>) constant).name().toLowerCase(Locale.ROOT)));
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
}
