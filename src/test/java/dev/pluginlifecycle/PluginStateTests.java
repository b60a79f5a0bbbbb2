package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState.Degraded;
import dev.pluginlifecycle.PluginState.Failed;
import dev.pluginlifecycle.PluginState.Healthy;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginStateTests {

    private static final ServerHealth ALPHA = healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = failed("beta", List.of("write"), "connection refused");
    private static final ServerHealth GAMMA = degraded("gamma", List.of("read"), "high latency");
    private static final ServerHealth DELTA = failed("delta", List.of(), null);

    static Stream<Arguments> derivations() {
        return Stream.of(
                Arguments.of(List.of(), new Failed("no servers available")),
                Arguments.of(List.of(ALPHA), new Healthy()),
                Arguments.of(List.of(ALPHA, ALPHA), new Healthy()),
                Arguments.of(List.of(BETA), new Failed("all 1 servers failed")),
                Arguments.of(List.of(BETA, DELTA), new Failed("all 2 servers failed")),
                Arguments.of(List.of(GAMMA), new Degraded(List.of("gamma"), List.of())),
                Arguments.of(List.of(GAMMA, GAMMA), new Degraded(List.of("gamma", "gamma"), List.of())),
                Arguments.of(List.of(GAMMA, ALPHA), new Degraded(List.of("gamma", "alpha"), List.of())),
                Arguments.of(List.of(ALPHA, BETA), new Degraded(List.of("alpha"), List.of(BETA))),
                Arguments.of(List.of(BETA, GAMMA), new Degraded(List.of("gamma"), List.of(BETA))),
                Arguments.of(
                        List.of(DELTA, GAMMA, BETA, ALPHA),
                        new Degraded(List.of("gamma", "alpha"), List.of(DELTA, BETA))));
    }

    @ParameterizedTest
    @MethodSource("derivations")
    void fromServersDerivesTheState(List<ServerHealth> servers, PluginState state) {
        assertThat(PluginState.fromServers(servers)).isEqualTo(state);
        assertThat(PluginState.fromServers(new LinkedList<>(servers))).isEqualTo(state);
        assertThat(PluginState.fromServers(servers, Set.of())).isEqualTo(state);
    }

    static Stream<Arguments> requirements() {
        ServerHealth blank = failed("delta", List.of(), " \t");
        return Stream.of(
                Arguments.of(List.of(ALPHA, BETA), Set.of("alpha"), new Degraded(List.of("alpha"), List.of(BETA))),
                Arguments.of(
                        List.of(ALPHA, GAMMA), Set.of("gamma"), new Degraded(List.of("alpha", "gamma"), List.of())),
                Arguments.of(List.of(ALPHA), Set.of("alpha"), new Healthy()),
                Arguments.of(
                        List.of(ALPHA, BETA), Set.of("beta"),
                        new Failed("required server beta failed: connection refused")),
                Arguments.of(List.of(ALPHA, DELTA), Set.of("delta"), new Failed("required server delta failed")),
                Arguments.of(List.of(ALPHA, blank), Set.of("delta"), new Failed("required server delta failed")),
                Arguments.of(List.of(ALPHA), Set.of("zeta"), new Failed("required server zeta is missing")),
                Arguments.of(List.of(BETA), Set.of("alpha"), new Failed("required server alpha is missing")),
                Arguments.of(List.of(), Set.of("alpha"), new Failed("required server alpha is missing")),
                Arguments.of(
                        List.of(failed("a\uD800", List.of(), null)), Set.of("a\uD800"),
                        new Failed("required server a\uFFFD failed")),
                Arguments.of(
                        List.of(ALPHA, BETA, DELTA), new LinkedHashSet<>(List.of("zeta", "delta", "alpha", "beta")),
                        new Failed("required server beta failed: connection refused; required server delta failed; "
                                + "required server zeta is missing")));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void fromServersWithRequiredServersDerivesTheState(
            List<ServerHealth> servers, Set<String> required, PluginState state) {
        assertThat(PluginState.fromServers(servers, required)).isEqualTo(state);
    }

    static Stream<List<ServerHealth>> duplicateNames() {
        ServerHealth usable = healthy("delta", List.of());
        ServerHealth refused = failed("delta", List.of(), "refused");
        return Stream.of(
                List.of(usable, refused),
                List.of(refused, usable),
                List.of(DELTA, refused),
                List.of(refused, DELTA),
                List.of(usable, DELTA, usable, refused, failed("delta", List.of(), "timeout")));
    }

    @ParameterizedTest
    @MethodSource("duplicateNames")
    void fromServersFailsARequiredServerWhenAnyEntryHasFailed(List<ServerHealth> servers) {
        assertThat(PluginState.fromServers(servers, Set.of("delta")))
                .isEqualTo(new Failed("required server delta failed: refused"));
    }

    /** A cost that grows with the square of the number of servers exceeds the timeout. */
    @ParameterizedTest
    @ValueSource(ints = {999, 100_000})
    @Timeout(20)
    void fromServersDerivesTheStateOfManyServers(int count) {
        List<ServerHealth> servers = IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0 ? failed("s" + i, List.of(), "e") : degraded("s" + i, List.of(), "e"))
                .toList();
        Degraded state = (Degraded) PluginState.fromServers(servers);
        assertThat(state.healthyServers()).hasSize(count / 2);
        assertThat(state.failedServers()).hasSize(count - count / 2);
        assertThat(PluginState.fromServers(servers, Set.copyOf(state.healthyServers()))).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#states")
    void startupEventAndIsUsableFollowFromTheState(PluginState state) {
        PluginLifecycleEvent event = switch (state.wireName()) {
            case "healthy" -> PluginLifecycleEvent.STARTUP_HEALTHY;
            case "degraded" -> PluginLifecycleEvent.STARTUP_DEGRADED;
            case "failed" -> PluginLifecycleEvent.STARTUP_FAILED;
            default -> null;
        };
        assertThat(state.startupEvent()).isEqualTo(Optional.ofNullable(event));
        assertThat(state.isStartupTerminal()).isEqualTo(event != null);
        assertThat(state.isUsable()).isEqualTo(state instanceof Healthy || state instanceof Degraded);
        assertThat(new PluginHealthcheck("p", state, List.of(), 0).startupEvent()).isEqualTo(state.startupEvent());
    }
}
