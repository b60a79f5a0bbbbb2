package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HealthcheckDiffTests {

    private static final PluginState HEALTHY = new PluginState.Healthy();

    private static PluginHealthcheck check(ServerHealth... servers) {
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
        "FAILED, FAILED,"
    })
    void serverInBothIsListedUnderItsNewStatus(ServerStatus before, ServerStatus after, String list) {
        HealthcheckDiff diff = HealthcheckDiff.between(check(server("a", before)), check(server("a", after)));
        assertThat(diff).isEqualTo(new HealthcheckDiff(
                HEALTHY,
                HEALTHY,
                List.of(),
                List.of(),
                "failed".equals(list) ? List.of("a") : List.of(),
                "degraded".equals(list) ? List.of("a") : List.of(),
                "recovered".equals(list) ? List.of("a") : List.of()));
        assertThat(diff.isEmpty()).isEqualTo(list == null);
    }

    @Test
    void listsFollowTheOrderOfTheSideTheyComeFrom() {
        PluginHealthcheck previous = check(
                healthy("z", List.of()), failed("y", List.of(), "e"), healthy("b", List.of()), healthy("a", List.of()),
                failed("x", List.of(), "e"));
        PluginHealthcheck current = check(
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
    void repeatedNameCountsByItsLastEntryAtItsFirstPlace() {
        PluginHealthcheck previous = check(server("b", ServerStatus.HEALTHY), server("c", ServerStatus.HEALTHY));
        PluginHealthcheck current = check(
                server("c", ServerStatus.HEALTHY), server("b", ServerStatus.FAILED), server("c", ServerStatus.FAILED));
        assertThat(HealthcheckDiff.between(previous, current).failed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(current, check()).removed()).containsExactly("c", "b");
        assertThat(HealthcheckDiff.between(check(), current).added()).containsExactly("c", "b");
    }

    @Test
    void diffHoldsBothStates() {
        PluginHealthcheck previous = PluginHealthcheck.fromServers("p", List.of(healthy("a", List.of())));
        PluginHealthcheck current = PluginHealthcheck.fromServers("p", List.of(failed("a", List.of(), "e")));
        HealthcheckDiff diff = HealthcheckDiff.between(previous, current);
        assertThat(diff.previousState()).isEqualTo(new PluginState.Healthy());
        assertThat(diff.currentState()).isEqualTo(new PluginState.Failed("all 1 servers failed"));
    }

    @Test
    void diffIsNotEmptyWhenOnlyTheStatesDiffer() {
        PluginHealthcheck stopped = new PluginHealthcheck("p", new PluginState.Stopped(), List.of(), 0);
        assertThat(HealthcheckDiff.between(check(), stopped).isEmpty()).isFalse();
        assertThat(HealthcheckDiff.between(stopped, stopped).isEmpty()).isTrue();
    }

    @Test
    void diffIsEmptyWhenOnlyTimeWentBy() {
        PluginHealthcheck later = new PluginHealthcheck("p", HEALTHY, List.of(), 9);
        assertThat(HealthcheckDiff.between(check(), later).isEmpty()).isTrue();
    }

    static Stream<Arguments> oneListEach() {
        List<String> none = List.of();
        List<String> one = List.of("a");
        return Stream.of(
                Arguments.of(new HealthcheckDiff(HEALTHY, HEALTHY, one, none, none, none, none)),
                Arguments.of(new HealthcheckDiff(HEALTHY, HEALTHY, none, one, none, none, none)),
                Arguments.of(new HealthcheckDiff(HEALTHY, HEALTHY, none, none, one, none, none)),
                Arguments.of(new HealthcheckDiff(HEALTHY, HEALTHY, none, none, none, one, none)),
                Arguments.of(new HealthcheckDiff(HEALTHY, HEALTHY, none, none, none, none, one)));
    }

    @ParameterizedTest
    @MethodSource("oneListEach")
    void diffIsNotEmptyWhenAListHoldsAName(HealthcheckDiff diff) {
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void checksOfDifferentPluginsAreRefused() {
        PluginHealthcheck other = new PluginHealthcheck("q", HEALTHY, List.of(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthcheckDiff.between(check(), other))
                .withMessage("previous and current must be of one plugin: \"p\", \"q\"");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> HealthcheckDiff.between(null, check()))
                .withMessage("previous must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> HealthcheckDiff.between(check(), null))
                .withMessage("current must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new HealthcheckDiff(
                        HEALTHY, HEALTHY, List.of(), Arrays.asList("a", null), List.of(), List.of(), List.of()))
                .withMessage("removed[1] must not be null");
    }
}
