package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExcerptTests {

    /** A text that would forge a log entry, and color a terminal. */
    private static final String FORGED = "x\r\n2026-01-01 ERROR\u0085a\u2028b\u2029c\u001b[31md\u009b0me\u0000";

    private static final String SHOWN = "x 2026-01-01 ERROR a b c [31md 0me ";

    static Stream<Arguments> messages() {
        Map<String, Boolean> duplicates = new LinkedHashMap<>(Map.of(FORGED + "\uD800", true));
        duplicates.put(FORGED + "\uDC00", true);
        return Stream.of(
                rejection("unknown server status \"" + SHOWN + "\" (expected one of healthy, degraded, failed)", () ->
                        ServerStatus.fromWireName(FORGED)),
                rejection("unknown plugin lifecycle event \"" + SHOWN + "\" (expected one of config_validated, "
                        + "startup_healthy, startup_degraded, startup_failed, shutdown)", () ->
                        PluginLifecycleEvent.fromWireName(FORGED)),
                rejection("previous and current must be of one plugin: \"" + SHOWN + "\", \"" + SHOWN + "2\"", () ->
                        HealthcheckDiff.between(healthcheck(FORGED), healthcheck(FORGED + "2"))),
                rejection("enabledPlugins." + SHOWN + " must not be null", () ->
                        config(Collections.singletonMap(FORGED, null))),
                rejection("enabledPlugins." + SHOWN + "\uFFFD: duplicate key (after replacing lone surrogates)", () ->
                        config(duplicates)),
                rejection("inputSchema." + SHOWN + "\uFFFD: duplicate key (after replacing lone surrogates)", () ->
                        new ToolInfo("t", null, new LinkedHashMap<>(duplicates))),
                rejection("inputSchema." + SHOWN + "." + SHOWN + "[0]: NaN is not a JSON number", () ->
                        new ToolInfo("t", null, Map.of(FORGED, Map.of(FORGED, List.of(Double.NaN))))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void ofMakesEveryMessageOneLine(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class).hasMessage(message);
    }

    @Test
    void oneLineIsTheReasonOfARequiredServer() {
        List<ServerHealth> servers = List.of(ServerHealth.failed("a" + FORGED, List.of(), FORGED + FORGED));
        assertThat(PluginState.fromServers(servers, Set.of("a" + FORGED, FORGED))).isEqualTo(new PluginState.Failed(
                "required server a" + SHOWN + " failed: " + SHOWN + SHOWN.strip()
                        + "; required server " + SHOWN + " is missing"));
    }

    @ParameterizedTest
    @CsvSource({"100, ''", "101, ...", "10000000, ..."})
    void ofCutsALongText(int length, String rest) {
        assertThat(Excerpt.of("x".repeat(length))).isEqualTo("x".repeat(100) + rest);
        assertThat(Excerpt.of("x".repeat(99) + "\uD83D\uDE00")).isEqualTo("x".repeat(99) + "...");
    }

    /** Digits of other languages would appear in {@code String.format}. */
    @Test
    void ofAndReasonsHaveAsciiDigitsInEveryLocale() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(PluginState.fromServers(List.of(ServerHealth.failed("a", List.of(), "e"))))
                    .isEqualTo(new PluginState.Failed("all 1 servers failed"));
            assertThatThrownBy(() -> new ToolInfo("t", null, Map.of("v", Collections.nCopies(100_000, 1))))
                    .hasMessage("inputSchema.v[99999]: more than 100000 values");
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static PluginHealthcheck healthcheck(String pluginName) {
        return new PluginHealthcheck(pluginName, new PluginState.Healthy(), List.of(), 0);
    }

    private static RuntimePluginConfig config(Map<String, Boolean> enabledPlugins) {
        return new RuntimePluginConfig(enabledPlugins, null, null, null, null, null);
    }
}
