package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the wire form can be forgotten when someone adds a type, a component or a constant. */
class WireModelTests {

    private static final List<Class<?>> KINDS = List.of(Wire.Required.class, Wire.Nullable.class, Wire.Collection.class);

    /** Every class of the package, nested ones too, as the compiler wrote them. */
    static Stream<Class<?>> classes() throws IOException {
        Path folder = Path.of(URI.create(PluginState.class.getResource("PluginState.class").toString())).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .<Class<?>>map(file -> load(PluginState.class.getPackageName() + "." + file.replace(".class", "")))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Class<?>> records() throws IOException {
        return classes().filter(Class::isRecord);
    }

    static Stream<Class<?>> enums() throws IOException {
        return classes().filter(Class::isEnum);
    }

    @Test
    void everyRecordAndEnumOfTheModelIsSeen() throws IOException {
        assertThat(records()).hasSize(16);
        assertThat(enums()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordIsAWireTypeWithASample(Class<?> type) {
        assertThat(type).hasAnnotation(Wire.Type.class).isPublic();
        assertThat(WireSample.all().map(WireSample::value)).hasAtLeastOneElementOfType(type);
    }

    @ParameterizedTest
    @MethodSource("records")
    void componentHasAWireNameAnIndexAndOneKind(Class<?> type) {
        int index = PluginState.class.isAssignableFrom(type) ? 1 : 0;
        for (RecordComponent component : type.getRecordComponents()) {
            for (AnnotatedElement element : List.of(component.getAccessor(), parameter(component))) {
                JsonProperty property = element.getAnnotation(JsonProperty.class);
                assertThat(property).as("%s of %s", component, type).isNotNull();
                assertThat(property.value()).isEqualTo(snakeCase(component.getName()));
                assertThat(property.index()).isEqualTo(index);
                assertThat(Arrays.stream(element.getAnnotations())
                                .<Class<?>>map(annotation -> annotation.annotationType())
                                .filter(KINDS::contains))
                        .as("%s of %s", component, type)
                        .hasSize(1);
            }
            index++;
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void canonicalConstructorIsTheOneCreator(Class<?> type) {
        List<Constructor<?>> creators = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(JsonCreator.class))
                .toList();
        if (type.getRecordComponents().length > 0) {
            Constructor<?> canonical = canonicalConstructor(type);
            assertThat(creators).containsExactly(canonical);
            assertThat(canonical.getAnnotation(JsonCreator.class).mode()).isEqualTo(JsonCreator.Mode.PROPERTIES);
        } else {
            assertThat(creators).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    void enumIsReadAndWrittenByItsWireName(Class<?> type) throws Exception {
        assertThat(type.getMethod("wireName").isAnnotationPresent(JsonValue.class)).isTrue();
        Method creator = type.getMethod("fromWireName", String.class);
        assertThat(creator.getAnnotation(JsonCreator.class).mode()).isEqualTo(JsonCreator.Mode.DELEGATING);
        for (Object constant : type.getEnumConstants()) {
            assertThat(creator.invoke(null, type.getMethod("wireName").invoke(constant))).isSameAs(constant);
            assertThat(constant).hasToString(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
            assertThat(WireSample.all().map(WireSample::value)).contains(constant);
        }
    }

    @Test
    void everyStateIsAListedSubtypeUnderItsWireName() {
        List<Class<?>> listed = Arrays.stream(PluginState.class.getAnnotation(JsonSubTypes.class).value())
                .<Class<?>>map(JsonSubTypes.Type::value)
                .toList();
        assertThat(listed).containsExactlyInAnyOrder(PluginState.class.getPermittedSubclasses());
        WireSample.all().map(WireSample::value).filter(PluginState.class::isInstance).forEach(state -> {
            JsonTypeName name = state.getClass().getAnnotation(JsonTypeName.class);
            assertThat(name.value())
                    .isEqualTo(((PluginState) state).wireName())
                    .isEqualTo(snakeCase(state.getClass().getSimpleName()));
        });
    }

    @Test
    void everySampleFileHasASample() throws IOException {
        Path folder = Path.of(URI.create(WireModelTests.class.getResource("/wire/samples").toString()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(WireSample.all().map(WireSample::name).toList());
        }
    }

    @Test
    void modelNeedsNothingOfJacksonButItsAnnotations() throws IOException {
        assertThat(classes()).allSatisfy(type -> {
            try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(constants)
                        .doesNotContain("com/fasterxml/jackson/databind", "com/fasterxml/jackson/core", "tools/jackson");
            }
        });
    }

    private static Parameter parameter(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        List<String> names = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
        return canonicalConstructor(type).getParameters()[names.indexOf(component.getName())];
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
