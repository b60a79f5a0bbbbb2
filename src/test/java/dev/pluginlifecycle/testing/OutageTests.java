package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Recordings.ALPHA;
import static dev.pluginlifecycle.testing.Recordings.BETA;
import static dev.pluginlifecycle.testing.Recordings.FAILED_BETA;
import static dev.pluginlifecycle.testing.Recordings.discovery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTests {

    private static final ServerHealth DEGRADED_ALPHA = ServerHealth.degraded("alpha", List.of("search"), "slow");

    private static PluginHealthcheck healthcheck(ServerHealth... servers) {
        return PluginHealthcheck.fromServers("plugin", List.of(servers));
    }

    private static Outage outage(ServerHealth... before) {
        return new Outage(
                new Moment(
                        healthcheck(before),
                        discovery(Stage.RUNNING, false, "search", "write").discovery().orElseThrow(),
                        healthcheck(before)),
                100);
    }

    @Test
    void isSeenInAWorseStatusOfTheSameServer() {
        Outage outage = outage(ALPHA, FAILED_BETA);
        assertThat(outage.isSeenIn(healthcheck(DEGRADED_ALPHA, FAILED_BETA))).isTrue();
        assertThat(outage.isSeenIn(healthcheck(ALPHA, FAILED_BETA))).isFalse();
        assertThat(outage.isSeenIn(healthcheck(ALPHA, BETA))).isFalse();
        assertThat(outage.isSeenIn(healthcheck(ALPHA, ServerHealth.failed("gamma", List.of(), "x")))).isFalse();
    }

    @Test
    void isCheckedSinceFromTheSecondOfTheOutageOn() {
        assertThat(outage().isCheckedSince(at(99))).isFalse();
        assertThat(outage().isCheckedSince(at(100))).isTrue();
        assertThat(outage().isCheckedSince(at(0))).isTrue();
    }

    private static PluginHealthcheck at(long second) {
        PluginHealthcheck healthcheck = healthcheck(ALPHA);
        return new PluginHealthcheck("plugin", healthcheck.state(), healthcheck.servers(), second);
    }

    @Test
    void serversNotRecoveredAreListedWithTheirStatus() {
        Outage outage = outage(ALPHA, BETA);
        assertThat(outage.serversNotRecovered(healthcheck(ALPHA, BETA))).isEmpty();
        assertThat(outage.serversNotRecovered(healthcheck(FAILED_BETA))).containsExactly("alpha missing", "beta failed");
    }

    @Test
    void isOverInAHealthcheckThatADiscoveryFollows() {
        Outage outage = outage(ALPHA, BETA);
        Call health = Recordings.healthcheck(Stage.REPAIRED, ALPHA, BETA);
        Call failed = Recordings.healthcheck(Stage.REPAIRED, ALPHA, FAILED_BETA);
        Call tools = discovery(Stage.REPAIRED, false, "write", "search");
        Call fewerTools = discovery(Stage.REPAIRED, false, "search");
        assertThat(outage.isOverIn(List.of(failed, fewerTools, health, tools))).isTrue();
        assertThat(outage.isOverIn(List.of(health, fewerTools, failed, tools))).isFalse();
        assertThat(outage.isOverIn(List.of(health))).isFalse();
    }
}
