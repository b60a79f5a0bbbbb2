package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginHealthcheckTests {

    private static final List<ServerHealth> SERVERS = List.of(
            healthy("alpha", List.of("search", "read")), failed("beta", List.of("write", "write"), "refused"));
    private static final DiscoveryResult DISCOVERY = new DiscoveryResult(
            List.of(new ToolInfo("search"), new ToolInfo("write"), new ToolInfo("search")), List.of(), true);

    private static PluginHealthcheck checkedAt(long lastCheck) {
        return new PluginHealthcheck("p", new PluginState.Healthy(), List.of(), lastCheck);
    }

    @Test
    void fromServersDerivesTheStateAndUsesTheSystemTime() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", SERVERS);
        long time = healthcheck.lastCheck();
        assertThat(time).isCloseTo(Instant.now().getEpochSecond(), within(60L));
        assertThat(healthcheck)
                .isEqualTo(new PluginHealthcheck("p", PluginState.fromServers(SERVERS), SERVERS, time));
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z, 0", "2025-11-24T16:00:00.999Z, 1764000000", "1969-12-31T23:59:59Z, 0"})
    void fromServersUsesTheWholeSecondsOfTheClockSince1970(Instant now, long lastCheck) {
        assertThat(PluginHealthcheck.fromServers("p", SERVERS, InstantSource.fixed(now)).lastCheck())
                .isEqualTo(lastCheck);
    }

    @Test
    void fromServersAppliesTheRequiredServers() {
        PluginHealthcheck healthcheck =
                PluginHealthcheck.fromServers("p", SERVERS, Set.of("beta"), InstantSource.system());
        assertThat(healthcheck.state()).isEqualTo(new PluginState.Failed("required server beta failed: refused"));
        PluginHealthcheck now = PluginHealthcheck.fromServers("p", SERVERS, Set.of("beta"));
        assertThat(now.state()).isEqualTo(healthcheck.state());
        assertThat(now.lastCheck()).isCloseTo(Instant.now().getEpochSecond(), within(60L));
    }

    /** Another thread may change the list at any time. */
    @Test
    void fromServersStoresTheServersFromWhichItDerivesTheState() {
        List<ServerHealth> cleared = new ArrayList<>(SERVERS) {
            private static final long serialVersionUID = 1;

            @Override
            public Object[] toArray() {
                Object[] copy = super.toArray();
                clear();
                return copy;
            }
        };
        assertThat(PluginHealthcheck.fromServers("p", cleared))
                .returns(PluginState.fromServers(SERVERS), PluginHealthcheck::state)
                .returns(SERVERS, PluginHealthcheck::servers);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, Long.MIN_VALUE})
    void constructorRejectsANegativeTime(long lastCheck) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkedAt(lastCheck))
                .withMessage("lastCheck must not be negative: " + lastCheck);
    }

    @Test
    void withStateKeepsTheNameTheServersAndTheTime() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", SERVERS);
        assertThat(healthcheck.withState(new PluginState.Stopped()))
                .isEqualTo(new PluginHealthcheck("p", new PluginState.Stopped(), SERVERS, healthcheck.lastCheck()));
    }

    @Test
    void serverReturnsTheLastServerWithTheNameOrEmpty() {
        ServerHealth last = failed("a\uD800", List.of(), "refused");
        ServerHealth other = healthy("b", List.of());
        PluginHealthcheck healthcheck =
                PluginHealthcheck.fromServers("p", List.of(healthy("a\uD800", List.of()), other, last));
        assertThat(healthcheck.server("a\uD800")).contains(last);
        assertThat(healthcheck.server("b")).contains(other);
        assertThat(healthcheck.server("c")).isEmpty();
    }

    @Test
    void degradedModeListsEveryToolAndLostCapability() {
        assertThat(PluginHealthcheck.fromServers("p", SERVERS).degradedMode(DISCOVERY)).contains(new DegradedMode(
                List.of("search", "write", "search"), List.of("write", "write"),
                "1 servers healthy, 1 servers failed"));
    }

    @Test
    void checkedAtIsLastCheckAsAnInstant() {
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
    void isStaleWhenItIsOlderThanMaxAge(long lastCheck, long now, Duration maxAge, boolean stale) {
        assertThat(checkedAt(lastCheck).isStale(Instant.ofEpochSecond(now), maxAge)).isEqualTo(stale);
    }

    @Test
    void isStaleRejectsANegativeAge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkedAt(0).isStale(Instant.EPOCH, Duration.ofNanos(-1)))
                .withMessage("maxAge must not be negative: PT-0.000000001S");
    }
}
