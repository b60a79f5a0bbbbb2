package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static dev.pluginlifecycle.fixtures.Rejections.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.fixtures.ModelClasses;
import dev.pluginlifecycle.testing.WireSample;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks and copies of arguments, and that every component of every record has them. */
class GuardTests {

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("plain", "plain"),
                Arguments.of("a\uD83D\uDE00b", "a\uD83D\uDE00b"),
                Arguments.of("cut \uD83D", "cut \uFFFD"),
                Arguments.of("\uDE00 cut", "\uFFFD cut"),
                Arguments.of("\uDE00\uD83D", "\uFFFD\uFFFD"),
                Arguments.of("\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
                Arguments.of("\uD83D\uDE00 a \uD83D b \uD83D\uDE00", "\uD83D\uDE00 a \uFFFD b \uD83D\uDE00"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void stringReplacesLoneSurrogates(String given, String expected) {
        assertThat(Guard.string("s", given)).isEqualTo(expected);
        assertThat(Guard.nullableString(given)).isEqualTo(expected);
        assertThat(Guard.strings("s", List.of("a", given))).containsExactly("a", expected).isUnmodifiable();
    }

    @Test
    void listNeverReportsAnElementThatItsCopyDoesNotHave() {
        List<Object[]> copies = new ArrayList<>();
        List<String> changing = new AbstractList<>() {
            @Override
            public Object[] toArray() {
                return copies.remove(0);
            }

            @Override
            public String get(int index) {
                throw new AssertionError("only toArray copies a list at once");
            }

            /** On newer JDKs, List.copyOf asks first whether the list is empty. */
            @Override
            public int size() {
                return 1;
            }
        };
        copies.addAll(List.of(new Object[] {null}, new Object[] {"a"}));
        assertThat(Guard.list("names", changing)).containsExactly("a");
        copies.addAll(List.of(new Object[] {null}, new Object[] {"a", null}));
        assertRejectsNull("names[1]", () -> Guard.list("names", changing));
        assertRejectsNull("names[0]", () -> Guard.list("names", Arrays.asList(null, "a")));
    }

    static Stream<Arguments> nullArguments() {
        ServerHealth server = ServerHealth.failed("a", List.of(), "e");
        PluginHealthcheck check = new PluginHealthcheck("p", new PluginState.Healthy(), List.of(server), 0);
        RuntimePluginConfig config = RuntimePluginConfig.defaults();
        List<ServerHealth> nullAt1 = Arrays.asList(server, null);
        return Stream.of(
                rejection("wireName", () -> ServerStatus.fromWireName(null)),
                rejection("wireName", () -> PluginLifecycleEvent.fromWireName(null)),
                rejection("error", () -> ServerHealth.errorText(null)),
                rejection("servers", () -> PluginState.fromServers(null)),
                rejection("servers[1]", () -> PluginState.fromServers(nullAt1)),
                rejection("servers[1]", () -> PluginState.fromServers(nullAt1, Set.of("a"))),
                rejection("requiredServers", () -> PluginState.fromServers(List.of(server), null)),
                rejection("a name in requiredServers", () ->
                        PluginState.fromServers(List.of(server), new HashSet<>(Arrays.asList("a", null)))),
                rejection("servers", () -> PluginHealthcheck.fromServers("p", null)),
                rejection("clock", () -> PluginHealthcheck.fromServers("p", List.of(), (InstantSource) null)),
                rejection("state", () -> check.withState(null)),
                rejection("serverName", () -> check.server(null)),
                rejection("discovery", () -> check.degradedMode(null)),
                rejection("now", () -> check.isStale(null, Duration.ZERO)),
                rejection("maxAge", () -> check.isStale(Instant.EPOCH, null)),
                rejection("parts", () -> DiscoveryResult.merge(null)),
                rejection("parts[1]", () -> DiscoveryResult.merge(Arrays.asList(DiscoveryResult.empty(), null))),
                rejection("previous", () -> HealthcheckDiff.between(null, check)),
                rejection("current", () -> HealthcheckDiff.between(check, null)),
                rejection("previous", () -> DiscoveryDiff.between(null, DiscoveryResult.empty())),
                rejection("current", () -> DiscoveryDiff.between(DiscoveryResult.empty(), null)),
                rejection("pluginId", () -> config.withPlugin(null, true)),
                rejection("pluginId", () -> config.isEnabled(null, true)),
                rejection("externalDirectories", () -> config.withExternalDirectories(null)),
                rejection("a key of enabledPlugins", () ->
                        new RuntimePluginConfig(Collections.singletonMap(null, true), null, null, null, null, null)),
                rejection("enabledPlugins.search", () -> new RuntimePluginConfig(
                        Collections.singletonMap("search", null), null, null, null, null, null)));
    }

    @ParameterizedTest
    @MethodSource("nullArguments")
    void notNullGuardsEveryArgument(String place, ThrowingCallable call) {
        assertRejectsNull(place, call);
    }

    /** The components of every record, each with a sample of the record. */
    static Stream<Arguments> components() {
        List<Object> samples = WireSample.all().map(WireSample::value).toList();
        return ModelClasses.records().flatMap(type -> Arrays.stream(type.getRecordComponents()).map(component ->
                Arguments.of(component, samples.stream().filter(type::isInstance).findFirst().orElseThrow())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("components")
    void notNullGuardsEveryRequiredComponent(RecordComponent component, Record sample) {
        if (component.getAccessor().isAnnotationPresent(Wire.Required.class) && !component.getType().isPrimitive()) {
            assertRejectsNull(component.getName(), () -> with(sample, component, null));
        } else if (!component.getType().isPrimitive()) {
            assertThat(with(sample, component, null)).isInstanceOf(sample.getClass());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("components")
    void listGuardsEveryListOfARecord(RecordComponent component, Record sample) {
        if (component.getType() == List.class) {
            List<Object> list = new ArrayList<>(Collections.nCopies(2, element(component)));
            List<?> copied = (List<?>) get(with(sample, component, list), component);
            List<?> immutable = List.copyOf(list);
            list.add(null);
            assertThat(copied).isEqualTo(immutable).isUnmodifiable();
            assertThat(get(with(sample, component, immutable), component)).isSameAs(immutable);
            assertRejectsNull(component.getName() + "[2]", () -> with(sample, component, list));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("components")
    void stringGuardsEveryStringOfARecord(RecordComponent component, Record sample) {
        if (component.getType() == String.class) {
            assertThat(get(with(sample, component, "a\uD800"), component)).isEqualTo("a\uFFFD");
            assertThat(get(with(sample, component, " "), component)).isEqualTo(" ");
        } else if (component.getType() == List.class && element(component) instanceof String) {
            assertThat(get(with(sample, component, List.of("", "a\uD800")), component))
                    .isEqualTo(List.of("", "a\uFFFD"));
        }
    }

    private static Object element(RecordComponent list) {
        Class<?> type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
        return type == String.class
                ? "a"
                : WireSample.all().map(WireSample::value).filter(type::isInstance).findFirst().orElseThrow();
    }

    private static Object get(Object record, RecordComponent component) {
        return ModelClasses.invoke(() -> component.getAccessor().invoke(record));
    }

    /** Returns a copy of the sample with another value of one component. */
    private static Object with(Record sample, RecordComponent component, Object value) {
        Object[] arguments = Arrays.stream(sample.getClass().getRecordComponents())
                .map(each -> each.getName().equals(component.getName()) ? value : get(sample, each))
                .toArray();
        return ModelClasses.invoke(() -> ModelClasses.canonicalConstructor(sample.getClass()).newInstance(arguments));
    }
}
