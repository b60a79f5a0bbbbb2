package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.NULL_AT_2;
import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static dev.pluginlifecycle.fixtures.Rejections.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerHealthTests {

    private static final List<String> TOOLS = List.of("search");

    static Stream<Arguments> nulls() {
        return Stream.of(
                rejection("serverName", () -> new ServerHealth(null, ServerStatus.HEALTHY, TOOLS, null)),
                rejection("status", () -> new ServerHealth("a", null, TOOLS, null)),
                rejection("capabilities", () -> new ServerHealth("a", ServerStatus.HEALTHY, null, null)),
                rejection("capabilities[2]", () -> new ServerHealth("a", ServerStatus.HEALTHY, NULL_AT_2, null)),
                rejection("serverName", () -> ServerHealth.healthy(null, TOOLS)),
                rejection("capabilities", () -> ServerHealth.degraded("a", null, "e")),
                rejection("capabilities[2]", () -> ServerHealth.failed("a", NULL_AT_2, "e")));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void constructorAndFactoriesRejectNull(String place, ThrowingCallable call) {
        assertRejectsNull(place, call);
    }

    @Test
    void constructorAllowsEmptyAndBlankStrings() {
        ServerHealth server = ServerHealth.failed("", List.of("", " "), " ");
        assertThat(server.serverName()).isEmpty();
        assertThat(server.capabilities()).containsExactly("", " ");
        assertThat(server.lastError()).isEqualTo(" ");
    }

    @Test
    void constructorCopiesTheCapabilities() {
        List<String> capabilities = new ArrayList<>(TOOLS);
        ServerHealth server = ServerHealth.healthy("a", capabilities);
        capabilities.set(0, "changed");
        assertThat(server.capabilities()).isEqualTo(TOOLS).isUnmodifiable();
    }

    @Test
    void constructorKeepsAnImmutableListAsItIs() {
        assertThat(ServerHealth.healthy("a", TOOLS).capabilities()).isSameAs(TOOLS);
    }

    @Test
    void constructorReplacesLoneSurrogates() {
        assertThat(ServerHealth.failed("a\uD83D", List.of("b\uD83D"), "c\uD83D"))
                .isEqualTo(ServerHealth.failed("a\uFFFD", List.of("b\uFFFD"), "c\uFFFD"));
    }

    @Test
    void healthyDegradedAndFailedSetTheStatus() {
        assertThat(ServerHealth.healthy("a", TOOLS))
                .isEqualTo(new ServerHealth("a", ServerStatus.HEALTHY, TOOLS, null));
        assertThat(ServerHealth.degraded("a", TOOLS, "e"))
                .isEqualTo(new ServerHealth("a", ServerStatus.DEGRADED, TOOLS, "e"));
        assertThat(ServerHealth.failed("a", TOOLS, "e"))
                .isEqualTo(new ServerHealth("a", ServerStatus.FAILED, TOOLS, "e"));
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, true", "DEGRADED, true", "FAILED, false"})
    void isUsableIsFalseOnlyWhenFailed(ServerStatus status, boolean usable) {
        assertThat(new ServerHealth("a", status, TOOLS, null).isUsable()).isEqualTo(usable);
    }
}
