package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTests extends Samples {

    private static final ServerHealth GAMMA = ServerHealth.failed("ga\nmma", List.of(), null);

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a \r\n\t b", "a\u001bb", "a\u2028b", "a\u2029b", " a b ", "a\u0085b"})
    void lineReplacesControlCharactersBySpaces(String text) {
        assertThat(Text.line(text)).isEqualTo("a b");
    }

    @Test
    void quotedShortensATextOfMoreThanAHundredCharacters() {
        String longest = "x".repeat(100);
        assertThat(Text.quoted("a\nb")).isEqualTo("\"a b\"");
        assertThat(Text.quoted(longest)).isEqualTo('"' + longest + '"');
        assertThat(Text.quoted(longest + "y")).isEqualTo('"' + longest + "...\"");
        assertThat(Text.quoted(null)).isEqualTo("null");
    }

    @Test
    void listReturnsAtMostTenItems() {
        assertThat(Text.list(List.of())).isEqualTo("none");
        assertThat(Text.list(Collections.nCopies(10, "a"))).isEqualTo("a, a, a, a, a, a, a, a, a, a");
        assertThat(Text.list(Collections.nCopies(12, "a"))).isEqualTo("a, a, a, a, a, a, a, a, a, a and 2 more");
        assertThat(Text.list(List.of("a\nb"))).isEqualTo("a b");
    }

    @Test
    void stateReturnsTheNameAndWhatExplainsIt() {
        assertThat(Text.state(new PluginState.Starting())).isEqualTo("starting");
        assertThat(Text.state(new PluginState.Failed("no\nroute"))).isEqualTo("failed (no route)");
        assertThat(Text.state(healthcheck(ALPHA, BETA_SLOW, GAMMA).state()))
                .isEqualTo("degraded (healthy: alpha, beta; failed: ga mma)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999999, 0 ms", "1000000, 1 ms", "1000000000, 1 s", "1500000000, 1500 ms"})
    void durationReturnsSecondsOrMilliseconds(long nanos, String duration) {
        assertThat(Text.duration(nanos)).isEqualTo(duration);
    }
}
