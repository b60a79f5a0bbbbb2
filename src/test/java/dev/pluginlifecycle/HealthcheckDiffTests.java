package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthcheckDiffTests {

    private static final PluginState HEALTHY = new PluginState.Healthy();

    private static PluginHealthcheck healthcheck(ServerHealth... servers) {
        return new PluginHealthcheck("p", HEALTHY, List.of(servers), 0);
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
        ", HEALTHY,",
        ", DEGRADED, degraded",
        ", FAILED, failed"
    })
    void betweenListsAServerUnderItsNewStatus(ServerStatus before, ServerStatus after, String list) {
        PluginHealthcheck previous = before == null ? healthcheck() : healthcheck(server("a", before));
        HealthcheckDiff diff = HealthcheckDiff.between(previous, healthcheck(server("a", after)));
        assertThat(diff).isEqualTo(new HealthcheckDiff(
                HEALTHY,
                HEALTHY,
                before == null ? List.of("a") : List.of(),
                List.of(),
                "failed".equals(list) ? List.of("a") : List.of(),
                "degraded".equals(list) ? List.of("a") : List.of(),
                "recovered".equals(list) ? List.of("a") : List.of(),
                List.of()));
        assertThat(diff.isEmpty()).isEqualTo(list == null && before != null);
    }

    @Test
    void betweenKeepsTheOrderOfTheSideThatListsTheServer() {
        PluginHealthcheck previous = healthcheck(
                healthy("z", List.of()), failed("y", List.of(), "e"), healthy("b", List.of()), healthy("a", List.of()),
                failed("x", List.of(), "e"));
        PluginHealthcheck current = healthcheck(
                healthy("n", List.of()), healthy("x", List.of()), degraded("a", List.of(), "e"),
                degraded("b", List.of(), "e"), healthy("m", List.of()), healthy("y", List.of()));
        HealthcheckDiff diff = HealthcheckDiff.between(previous, current);
        assertThat(diff.added()).containsExactly("n", "m");
        assertThat(diff.removed()).containsExactly("z");
        assertThat(diff.recovered()).containsExactly("x", "y");
        assertThat(diff.degraded()).containsExactly("a", "b");
        assertThat(diff.failed()).isEmpty();
    }

    @Test
    void betweenUsesTheLastOfDuplicatesAtThePlaceOfTheFirst() {
        PluginHealthcheck previous = healthcheck(server("b", ServerStatus.HEALTHY), server("c", ServerStatus.HEALTHY));
        PluginHealthcheck current = healthcheck(
                server("c", ServerStatus.HEALTHY), server("b", ServerStatus.FAILED), server("c", ServerStatus.FAILED));
        assertThat(HealthcheckDiff.between(previous, current).failed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(current, healthcheck()).removed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(healthcheck(), current).added()).containsExactly("c", "b");
    }

    @Test
    void betweenKeepsBothStates() {
        PluginHealthcheck previous = PluginHealthcheck.fromServers("p", List.of(healthy("a", List.of())));
        PluginHealthcheck current = PluginHealthcheck.fromServers("p", List.of(failed("a", List.of(), "e")));
        HealthcheckDiff diff = HealthcheckDiff.between(previous, current);
        assertThat(diff.previousState()).isEqualTo(new PluginState.Healthy());
        assertThat(diff.currentState()).isEqualTo(new PluginState.Failed("all 1 servers failed"));
    }

    @Test
    void isEmptyIsFalseWhenOnlyTheStatesDiffer() {
        PluginHealthcheck stopped = new PluginHealthcheck("p", new PluginState.Stopped(), List.of(), 0);
        assertThat(HealthcheckDiff.between(healthcheck(), stopped).isEmpty()).isFalse();
        assertThat(HealthcheckDiff.between(stopped, stopped).isEmpty()).isTrue();
    }

    @Test
    void isEmptyIgnoresTheTime() {
        PluginHealthcheck later = new PluginHealthcheck("p", HEALTHY, List.of(), 9);
        assertThat(HealthcheckDiff.between(healthcheck(), later).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isEmptyIsFalseWhenAListHasAName(int index) {
        List<List<String>> lists = new ArrayList<>(Collections.nCopies(6, List.of()));
        lists.set(index, List.of("a"));
        assertThat(new HealthcheckDiff(HEALTHY, HEALTHY, lists.get(0), lists.get(1), lists.get(2), lists.get(3),
                lists.get(4), lists.get(5)).isEmpty()).isFalse();
    }

    @Test
    void betweenRejectsHealthchecksOfDifferentPlugins() {
        PluginHealthcheck other = new PluginHealthcheck("q", HEALTHY, List.of(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthcheckDiff.between(healthcheck(), other))
                .withMessage("previous and current must be of one plugin: \"p\", \"q\"");
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
