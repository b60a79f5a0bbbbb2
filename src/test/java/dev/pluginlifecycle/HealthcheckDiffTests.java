package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static dev.pluginlifecycle.ServerStatus.DEGRADED;
import static dev.pluginlifecycle.ServerStatus.FAILED;
import static dev.pluginlifecycle.ServerStatus.HEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HealthcheckDiffTests {

    private static final PluginState UP = new PluginState.Healthy();
    private static final PluginState STOPPED = new PluginState.Stopped();

    private static PluginHealthcheck healthcheck(ServerHealth... servers) {
        return new PluginHealthcheck("p", UP, List.of(servers), 0);
    }

    private static ServerHealth server(String name, ServerStatus status) {
        return new ServerHealth(name, status, List.of(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, HEALTHY,",
        "HEALTHY, DEGRADED, degraded",
        "HEALTHY, FAILED, failed",
        "DEGRADED, HEALTHY, recovered",
        "DEGRADED, DEGRADED,",
        "DEGRADED, FAILED, failed",
        "FAILED, HEALTHY, recovered",
        "FAILED, DEGRADED, degraded",
        "FAILED, FAILED,",
        "HEALTHY, ,",
        ", HEALTHY,",
        ", DEGRADED, degraded",
        ", FAILED, failed"
    })
    void betweenListsAServerUnderItsNewStatus(ServerStatus before, ServerStatus after, String list) {
        PluginHealthcheck previous = before == null ? healthcheck() : healthcheck(server("a", before));
        PluginHealthcheck current = after == null ? healthcheck() : healthcheck(server("a", after));
        HealthcheckDiff diff = HealthcheckDiff.between(previous, current);
        assertThat(diff).isEqualTo(new HealthcheckDiff(
                UP,
                UP,
                before == null ? List.of("a") : List.of(),
                after == null ? List.of("a") : List.of(),
                "failed".equals(list) ? List.of("a") : List.of(),
                "degraded".equals(list) ? List.of("a") : List.of(),
                "recovered".equals(list) ? List.of("a") : List.of(),
                List.of()));
        assertThat(diff.isEmpty()).isEqualTo(before == after);
    }

    @Test
    void betweenKeepsTheOrderOfTheSideThatListsTheServer() {
        PluginHealthcheck previous = healthcheck(
                server("z", HEALTHY), server("y", FAILED), server("b", HEALTHY), server("a", HEALTHY),
                server("x", FAILED), server("w", HEALTHY));
        PluginHealthcheck current = healthcheck(
                server("n", HEALTHY), server("x", HEALTHY), server("a", DEGRADED), server("b", DEGRADED),
                server("m", HEALTHY), server("y", HEALTHY)).withState(STOPPED);
        assertThat(HealthcheckDiff.between(previous, current)).isEqualTo(new HealthcheckDiff(
                UP, STOPPED, List.of("n", "m"), List.of("z", "w"), List.of(), List.of("a", "b"), List.of("x", "y"),
                List.of()));
    }

    @Test
    void betweenUsesTheLastOfDuplicatesAtThePlaceOfTheFirst() {
        PluginHealthcheck previous = healthcheck(server("b", HEALTHY), server("c", HEALTHY));
        PluginHealthcheck current = healthcheck(server("c", HEALTHY), server("b", FAILED), server("c", FAILED));
        assertThat(HealthcheckDiff.between(previous, current).failed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(current, healthcheck()).removed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(healthcheck(), current).added()).containsExactly("c", "b");
    }

    @Test
    void isEmptyComparesTheStatesButNotTheTimes() {
        PluginHealthcheck later = new PluginHealthcheck("p", STOPPED, List.of(), 9);
        HealthcheckDiff diff = HealthcheckDiff.between(healthcheck(), later);
        assertThat(diff.previousState()).isEqualTo(UP);
        assertThat(diff.currentState()).isEqualTo(STOPPED);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(HealthcheckDiff.between(healthcheck().withState(STOPPED), later).isEmpty()).isTrue();
    }

    static Stream<Arguments> capabilities() {
        return Stream.of(
                Arguments.of(List.of("read", "write"), List.of("write", "read"), false),
                Arguments.of(List.of("read"), List.of("read", "read"), false),
                Arguments.of(List.of("read"), List.of(), true),
                Arguments.of(List.of("read"), List.of("read", "write"), true));
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void betweenComparesCapabilitiesAsSets(List<String> before, List<String> now, boolean isChange) {
        HealthcheckDiff diff =
                HealthcheckDiff.between(healthcheck(healthy("a", before)), healthcheck(failed("a", now, "e")));
        assertThat(diff.capabilitiesChanged()).isEqualTo(isChange ? List.of("a") : List.of());
        assertThat(HealthcheckDiff.between(healthcheck(healthy("a", before)), healthcheck(healthy("a", now))).isEmpty())
                .isEqualTo(!isChange);
    }

    @ParameterizedTest
    @CsvSource({"FAILED, 1", "FAILED, 2", "DEGRADED, 1"})
    void isEmptyIgnoresTexts(ServerStatus status, int count) {
        List<ServerHealth> servers = List.of(
                new ServerHealth("a", status, List.of(), "2001 ms"), healthy("b", List.of())).subList(0, count);
        List<ServerHealth> later = new ArrayList<>(servers);
        later.set(0, new ServerHealth("a", status, List.of(), "2003 ms"));
        for (Set<String> required : List.of(Set.<String>of(), Set.of("a"))) {
            assertThat(HealthcheckDiff.between(
                            PluginHealthcheck.fromServers("p", servers, required),
                            PluginHealthcheck.fromServers("p", later, required)))
                    .matches(HealthcheckDiff::isEmpty);
        }
    }
}
