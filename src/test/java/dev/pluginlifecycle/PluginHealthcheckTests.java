package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PluginHealthcheckTests {

    private static final List<ServerHealth> SERVERS = List.of(
            healthy("alpha", List.of("search", "read")), failed("beta", List.of("write", "write"), "refused"));
    private static final DiscoveryResult DISCOVERY = new DiscoveryResult(
            List.of(tool("search"), tool("write"), tool("search")), List.of(), true);

    private static ToolInfo tool(String name) {
        return new ToolInfo(name, null, null);
    }

    private static PluginHealthcheck checkedAt(long lastCheck) {
        return new PluginHealthcheck("p", new PluginState.Healthy(), List.of(), lastCheck);
    }

    @Test
    void fromServersDerivesTheStateAndStampsTheSystemTime() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", SERVERS);
        assertThat(healthcheck.pluginName()).isEqualTo("p");
        assertThat(healthcheck.servers()).isEqualTo(SERVERS);
        assertThat(healthcheck.state()).isEqualTo(PluginState.fromServers(SERVERS));
        assertThat(healthcheck.lastCheck()).isCloseTo(Instant.now().getEpochSecond(), within(60L));
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z, 0", "2025-11-24T16:00:00.999Z, 1764000000", "1969-12-31T23:59:59Z, 0"})
    void fromServersStampsWholeSecondsOfTheClockFrom1970On(Instant now, long lastCheck) {
        assertThat(PluginHealthcheck.fromServers("p", SERVERS, InstantSource.fixed(now)).lastCheck())
                .isEqualTo(lastCheck);
    }

    @Test
    void fromServersAppliesTheRequiredServers() {
        PluginHealthcheck healthcheck =
                PluginHealthcheck.fromServers("p", SERVERS, Set.of("beta"), InstantSource.system());
        assertThat(healthcheck.state()).isEqualTo(new PluginState.Failed("required server beta failed: refused"));
    }

    @Test
    void fromServersRefusesNullsByName() {
        InstantSource clock = InstantSource.system();
        assertThatNullPointerException()
                .isThrownBy(() -> PluginHealthcheck.fromServers(null, SERVERS))
                .withMessage("pluginName must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> PluginHealthcheck.fromServers("p", null))
                .withMessage("servers must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> PluginHealthcheck.fromServers("p", SERVERS, (InstantSource) null))
                .withMessage("clock must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> PluginHealthcheck.fromServers("p", SERVERS, null, clock))
                .withMessage("requiredServers must not be null");
    }

    @Test
    void constructorTakesAnyState() {
        PluginHealthcheck stopped = new PluginHealthcheck("p", new PluginState.Stopped(), SERVERS, 1);
        assertThat(stopped.state()).isEqualTo(new PluginState.Stopped());
        assertThat(stopped.servers()).isEqualTo(SERVERS);
    }

    @Test
    void degradedModeListsEveryToolAndWhatTheFailedServersProvide() {
        assertThat(PluginHealthcheck.fromServers("p", SERVERS).degradedMode(DISCOVERY))
                .contains(new DegradedMode(
                        List.of("search", "write", "search"),
                        List.of("write", "write"),
                        "1 servers healthy, 1 servers failed"));
    }

    @Test
    void degradedModeOfServersThatAreOnlyDegradedLosesNothing() {
        List<ServerHealth> servers = List.of(degraded("alpha", List.of("search"), "slow"));
        assertThat(PluginHealthcheck.fromServers("p", servers).degradedMode(DISCOVERY))
                .contains(new DegradedMode(
                        List.of("search", "write", "search"), List.of(), "1 servers healthy, 0 servers failed"));
    }

    static Stream<PluginState> otherStates() {
        return WireSample.all()
                .map(WireSample::value)
                .filter(PluginState.class::isInstance)
                .map(PluginState.class::cast)
                .filter(state -> !(state instanceof PluginState.Degraded));
    }

    @ParameterizedTest
    @MethodSource("otherStates")
    void degradedModeIsEmptyInAnyOtherState(PluginState state) {
        assertThat(new PluginHealthcheck("p", state, SERVERS, 0).degradedMode(DISCOVERY)).isEmpty();
    }

    @Test
    void degradedModeRefusesNullInEveryState() {
        assertThatNullPointerException()
                .isThrownBy(() -> checkedAt(0).degradedMode(null))
                .withMessage("discovery must not be null");
    }

    @Test
    void checkedAtIsTheStampAsAnInstant() {
        assertThat(checkedAt(1_764_000_000).checkedAt()).isEqualTo("2025-11-24T16:00:00Z");
        assertThat(checkedAt(Instant.MAX.getEpochSecond()).checkedAt())
                .isEqualTo(Instant.ofEpochSecond(Instant.MAX.getEpochSecond()));
        assertThat(checkedAt(Instant.MAX.getEpochSecond() + 1).checkedAt()).isEqualTo(Instant.MAX);
        assertThat(checkedAt(Long.MAX_VALUE).checkedAt()).isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, PT0S, false",
        "100, 101, PT0S, true",
        "100, 110, PT10S, false",
        "100, 110, PT9.999S, true",
        "100, 99, PT0S, false",
        "9223372036854775807, 100, PT0S, false",
        "0, 31556889864403199, PT2562047788015215H, false"
    })
    void checkIsStaleWhenItIsOlderThanTheAge(long lastCheck, long now, Duration maxAge, boolean stale) {
        assertThat(checkedAt(lastCheck).isStale(Instant.ofEpochSecond(now), maxAge)).isEqualTo(stale);
    }

    @Test
    void isStaleRefusesANegativeAgeAndNulls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkedAt(0).isStale(Instant.EPOCH, Duration.ofNanos(-1)))
                .withMessage("maxAge must not be negative: PT-0.000000001S");
        assertThatNullPointerException()
                .isThrownBy(() -> checkedAt(0).isStale(null, Duration.ZERO))
                .withMessage("now must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> checkedAt(0).isStale(Instant.EPOCH, null))
                .withMessage("maxAge must not be null");
    }
}
