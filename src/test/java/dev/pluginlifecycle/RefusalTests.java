package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the constructors refuse, and what they say. */
class RefusalTests {

    private static final List<String> NONE = List.of();
    private static final List<String> HOLE = Arrays.asList("a", "b", null);
    private static final PluginState HEALTHY = new PluginState.Healthy();

    static Stream<Arguments> nulls() {
        return Stream.of(
                row("serverName", () -> new ServerHealth(null, ServerStatus.HEALTHY, NONE, null)),
                row("status", () -> new ServerHealth("a", null, NONE, null)),
                row("capabilities", () -> new ServerHealth("a", ServerStatus.HEALTHY, null, null)),
                row("capabilities[2]", () -> new ServerHealth("a", ServerStatus.HEALTHY, HOLE, null)),
                row("serverName", () -> ServerHealth.healthy(null, NONE)),
                row("capabilities", () -> ServerHealth.degraded("a", null, "e")),
                row("capabilities[2]", () -> ServerHealth.failed("a", HOLE, "e")),
                row("healthyServers", () -> new PluginState.Degraded(null, List.of())),
                row("healthyServers[2]", () -> new PluginState.Degraded(HOLE, List.of())),
                row("failedServers", () -> new PluginState.Degraded(NONE, null)),
                row("failedServers[0]", () -> new PluginState.Degraded(NONE, Collections.singletonList(null))),
                row("reason", () -> new PluginState.Failed(null)),
                row("pluginName", () -> new PluginHealthcheck(null, HEALTHY, List.of(), 0)),
                row("state", () -> new PluginHealthcheck("p", null, List.of(), 0)),
                row("servers", () -> new PluginHealthcheck("p", HEALTHY, null, 0)),
                row("servers[0]", () -> new PluginHealthcheck("p", HEALTHY, Collections.singletonList(null), 0)),
                row("tools", () -> new DiscoveryResult(null, List.of(), false)),
                row("tools[0]", () -> new DiscoveryResult(Collections.singletonList(null), List.of(), false)),
                row("resources", () -> new DiscoveryResult(List.of(), null, false)),
                row("resources[0]", () -> new DiscoveryResult(List.of(), Collections.singletonList(null), false)),
                row("name", () -> new ToolInfo(null, null, null)),
                row("uri", () -> new ResourceInfo(null, "a", null, null)),
                row("name", () -> new ResourceInfo("u", null, null, null)),
                row("availableTools", () -> new DegradedMode(null, NONE, "")),
                row("availableTools[2]", () -> new DegradedMode(HOLE, NONE, "")),
                row("unavailableTools", () -> new DegradedMode(NONE, null, "")),
                row("unavailableTools[2]", () -> new DegradedMode(NONE, HOLE, "")),
                row("reason", () -> new DegradedMode(NONE, NONE, null)),
                row("previousState", () -> new HealthcheckDiff(null, HEALTHY, NONE, NONE, NONE, NONE, NONE)),
                row("currentState", () -> new HealthcheckDiff(HEALTHY, null, NONE, NONE, NONE, NONE, NONE)),
                row("added", () -> new HealthcheckDiff(HEALTHY, HEALTHY, null, NONE, NONE, NONE, NONE)),
                row("removed", () -> new HealthcheckDiff(HEALTHY, HEALTHY, NONE, null, NONE, NONE, NONE)),
                row("failed", () -> new HealthcheckDiff(HEALTHY, HEALTHY, NONE, NONE, null, NONE, NONE)),
                row("degraded", () -> new HealthcheckDiff(HEALTHY, HEALTHY, NONE, NONE, NONE, null, NONE)),
                row("recovered", () -> new HealthcheckDiff(HEALTHY, HEALTHY, NONE, NONE, NONE, NONE, null)),
                row("recovered[2]", () -> new HealthcheckDiff(HEALTHY, HEALTHY, NONE, NONE, NONE, NONE, HOLE)),
                row("enabledPlugins", () -> config(null)),
                row("a key of enabledPlugins", () -> config(Collections.singletonMap(null, true))),
                row("enabledPlugins.search", () -> config(Collections.singletonMap("search", null))),
                row("externalDirectories", () -> new RuntimePluginConfig(Map.of(), null, null, null, null, null)),
                row("externalDirectories[2]", () -> new RuntimePluginConfig(Map.of(), HOLE, null, null, null, null)));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsRefusedWithItsPlace(String place, ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(NullPointerException.class).hasMessage(place + " must not be null");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                row("lastCheck must not be negative: -5", () -> new PluginHealthcheck("p", HEALTHY, List.of(), -5)),
                row("lastCheck must not be negative: " + Long.MIN_VALUE,
                        () -> new PluginHealthcheck("p", HEALTHY, List.of(), Long.MIN_VALUE)),
                row("maxOutputTokens must be from 0 to 4294967295: -1",
                        () -> RuntimePluginConfig.defaults().withMaxOutputTokens(-1)),
                row("enabledPlugins.a\uFFFD: another key is the same, or is so once unpaired surrogates are replaced",
                        () -> config(orderedMap("a\uD800", true, "a\uDC00", true))),
                row("enabledPlugins must map String to Boolean: a=yes", () -> config(rawMap(Map.of("a", "yes")))),
                row("enabledPlugins must map String to Boolean: 1=true", () -> config(rawMap(Map.of(1, true)))),
                row("requiredServers must hold nothing but String: [1]",
                        () -> PluginState.fromServers(List.of(), rawSet(Set.of(1)))),
                row("servers must hold nothing but ServerHealth: [x]",
                        () -> PluginState.fromServers(raw(List.of("x")))),
                row("capabilities must hold nothing but String: [a, 1]",
                        () -> ServerHealth.healthy("a", raw(List.of("a", 1)))),
                row("servers must hold nothing but ServerHealth: [a]",
                        () -> new PluginHealthcheck("p", HEALTHY, raw(List.of("a")), 0)),
                row("servers must hold nothing but ServerHealth: [a]",
                        () -> new PluginHealthcheck(
                                "p", HEALTHY, raw(ServerHealth.healthy("s", List.of("a")).capabilities()), 0)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void badValueIsRefusedByNameAndShown(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void emptyAndBlankStringsAndRepeatedNamesAreAllowed() {
        ServerHealth nameless = ServerHealth.failed("", List.of("", " "), "");
        PluginHealthcheck healthcheck = new PluginHealthcheck(" ", HEALTHY, List.of(nameless, nameless), 0);
        assertThat(healthcheck.servers()).containsExactly(nameless, nameless);
    }

    @Test
    void everyListIsACopyThatCannotBeChanged() {
        List<String> names = new ArrayList<>(List.of("a"));
        List<ServerHealth> servers = new ArrayList<>(List.of(ServerHealth.healthy("a", names)));
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", servers);
        PluginState.Degraded degraded = new PluginState.Degraded(names, servers);
        DiscoveryResult discovery = new DiscoveryResult(
                new ArrayList<>(List.of(new ToolInfo("t", null, null))),
                new ArrayList<>(List.of(new ResourceInfo("u", "r", null, null))),
                false);
        DegradedMode mode = new DegradedMode(names, names, "");
        RuntimePluginConfig config = new RuntimePluginConfig(Map.of(), names, null, null, null, null);
        names.set(0, "changed");
        servers.clear();

        assertThat(healthcheck.servers()).hasSize(1);
        assertThat(healthcheck.servers().get(0).capabilities()).containsExactly("a");
        assertThat(degraded.healthyServers()).containsExactly("a");
        assertThat(degraded.failedServers()).hasSize(1);
        assertThat(mode.availableTools()).containsExactly("a");
        assertThat(config.externalDirectories()).containsExactly("a");
        for (List<?> list : List.of(
                healthcheck.servers(), healthcheck.servers().get(0).capabilities(), degraded.healthyServers(),
                degraded.failedServers(), discovery.tools(), discovery.resources(), mode.availableTools(),
                mode.unavailableTools(), config.externalDirectories())) {
            assertThat(list).isUnmodifiable();
        }
    }

    @Test
    void listThatHandsOutItsOwnArrayIsCopiedAllTheSame() {
        String[] own = {"a", "cut \uD83D"};
        ServerHealth server = ServerHealth.healthy("s", new AbstractList<>() {
            @Override
            public String get(int index) {
                return own[index];
            }

            @Override
            public int size() {
                return own.length;
            }

            @Override
            public Object[] toArray() {
                return own;
            }
        });
        assertThat(own).containsExactly("a", "cut \uD83D");
        own[0] = null;
        assertThat(server.capabilities()).containsExactly("a", "cut \uFFFD");
    }

    @Test
    void everyMapIsACopyThatCannotBeChangedAndKeepsItsOrder() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("z", true);
        plugins.put("a", false);
        RuntimePluginConfig config = config(plugins);
        plugins.clear();
        assertThat(config.enabledPlugins()).containsExactly(Map.entry("z", true), Map.entry("a", false));
        assertThat(config.enabledPlugins()).isUnmodifiable();
    }

    @Test
    void listOfOneRecordPassesToTheNextWithoutACopy() {
        ServerHealth server = ServerHealth.healthy("a", List.of("search"));
        assertThat(ServerHealth.degraded("b", server.capabilities(), "e").capabilities())
                .isSameAs(server.capabilities());
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("plain", "plain"),
                Arguments.of("\uD83D\uDE00", "\uD83D\uDE00"),
                Arguments.of("a\uD83D\uDE00b", "a\uD83D\uDE00b"),
                Arguments.of("\uD83D", "\uFFFD"),
                Arguments.of("\uDE00", "\uFFFD"),
                Arguments.of("cut \uD83D", "cut \uFFFD"),
                Arguments.of("\uDE00 cut", "\uFFFD cut"),
                Arguments.of("\uDE00\uD83D", "\uFFFD\uFFFD"),
                Arguments.of("\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
                Arguments.of("\uD83D\uDE00\uDE00", "\uD83D\uDE00\uFFFD"),
                Arguments.of("\uD83D\uDE00 a \uD83D b \uD83D\uDE00", "\uD83D\uDE00 a \uFFFD b \uD83D\uDE00"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void stringIsMadeWellFormedWhereverItComesIn(String given, String kept) {
        ServerHealth server = ServerHealth.failed(given, List.of(given), given);
        assertThat(server).isEqualTo(ServerHealth.failed(kept, List.of(kept), kept));
        assertThat(server.serverName()).isEqualTo(kept);
        assertThat(new PluginState.Failed(given).reason()).isEqualTo(kept);
        assertThat(new PluginState.Degraded(List.of(given), List.of()).healthyServers()).containsExactly(kept);
        assertThat(new PluginHealthcheck(given, HEALTHY, List.of(), 0).pluginName()).isEqualTo(kept);
        assertThat(new ToolInfo(given, given, Map.of(given, List.of(given))))
                .isEqualTo(new ToolInfo(kept, kept, Map.of(kept, List.of(kept))));
        assertThat(new ResourceInfo(given, given, given, given)).isEqualTo(new ResourceInfo(kept, kept, kept, kept));
        assertThat(new DegradedMode(List.of(given), List.of(given), given))
                .isEqualTo(new DegradedMode(List.of(kept), List.of(kept), kept));
        assertThat(new RuntimePluginConfig(Map.of(given, true), List.of(given), given, given, given, null))
                .isEqualTo(new RuntimePluginConfig(Map.of(kept, true), List.of(kept), kept, kept, kept, null));
    }

    @Test
    void wellFormedStringIsNotCopied() {
        String string = new String("emoji \uD83D\uDE00");
        assertThat(new PluginState.Failed(string).reason()).isSameAs(string);
    }

    private static Arguments row(String text, ThrowingCallable call) {
        return Arguments.of(text, call);
    }

    private static RuntimePluginConfig config(Map<String, Boolean> enabledPlugins) {
        return new RuntimePluginConfig(enabledPlugins, NONE, null, null, null, null);
    }

    private static Map<String, Boolean> orderedMap(String first, boolean one, String second, boolean two) {
        Map<String, Boolean> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V> rawMap(Map<?, ?> map) {
        return (Map<K, V>) map;
    }

    @SuppressWarnings("unchecked")
    private static <T> Set<T> rawSet(Set<?> set) {
        return (Set<T>) set;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> raw(List<?> list) {
        return (List<T>) list;
    }
}
