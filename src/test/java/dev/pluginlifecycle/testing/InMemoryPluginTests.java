package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.fixtures.DelegatingAdapter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryPluginTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));
    private static final ServerHealth BETA_DOWN = ServerHealth.failed("beta", List.of("write"), "connection refused");
    private static final DiscoveryResult ALL = discovery(false, "search", "write");

    private final InMemoryPlugin plugin = new InMemoryPlugin("p", List.of(ALPHA, BETA), ALL);

    private static DiscoveryResult discovery(boolean partial, String... tools) {
        return new DiscoveryResult(
                List.of(tools).stream().map(tool -> new ToolInfo(tool)).toList(),
                List.of(new ResourceInfo("file:///docs", "docs")), partial);
    }

    @Test
    void healthcheckDerivesTheStateFromTheServers() {
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        plugin.update(List.of(ALPHA, BETA_DOWN), discovery(true, "search"));
        assertThat(plugin.healthcheck())
                .returns("p", PluginHealthcheck::pluginName)
                .returns(List.of(ALPHA, BETA_DOWN), PluginHealthcheck::servers)
                .returns(new PluginState.Degraded(List.of("alpha"), List.of(BETA_DOWN)), PluginHealthcheck::state);
    }

    @Test
    void healthcheckHasTheTimeOfTheClock() {
        InMemoryPlugin fixed = new InMemoryPlugin("p", List.of(ALPHA), ALL, () -> Instant.ofEpochSecond(7));
        assertThat(fixed.healthcheck().lastCheck()).isEqualTo(7);
        assertThat(plugin.healthcheck().lastCheck()).isGreaterThan(1_700_000_000L);
    }

    @Test
    void healthcheckAfterSetStateReportsTheStateUntilItIsNullOrThePluginStops() throws Exception {
        plugin.setState(new PluginState.Starting());
        assertThat(plugin.healthcheck())
                .returns(new PluginState.Starting(), PluginHealthcheck::state)
                .returns(List.of(ALPHA, BETA), PluginHealthcheck::servers);
        plugin.setState(null);
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        plugin.setState(new PluginState.ShuttingDown());
        plugin.shutdown();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void updateRejectsNullAndThenChangesNothing() {
        assertRejectsNull("servers", () -> plugin.update(null, ALL));
        assertRejectsNull("discovery", () -> plugin.update(List.of(), null));
        assertThat(plugin.healthcheck().servers()).containsExactly(ALPHA, BETA);
    }

    @Test
    void discoverReturnsTheDiscovery() {
        assertThat(plugin.discover()).isEqualTo(ALL);
        plugin.update(List.of(ALPHA, BETA_DOWN), discovery(true, "search"));
        assertThat(plugin.discover()).isEqualTo(discovery(true, "search"));
    }

    @Test
    void validateConfigAfterSetConfigErrorThrowsTheMessage() {
        plugin.setConfigError("no install root");
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> plugin.validateConfig(CONFIG)).withMessage("no install root");
        plugin.setConfigError(null);
        assertThatCode(() -> plugin.validateConfig(CONFIG)).doesNotThrowAnyException();
    }

    @Test
    void shutdownAfterSetShutdownErrorThrowsTheMessageAndDoesNotStopThePlugin() throws Exception {
        plugin.setShutdownError("beta still runs");
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(plugin::close).withMessage("beta still runs");
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        plugin.setShutdownError(null);
        plugin.close();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void shutdownStopsThePluginAndKeepsItsServers() throws Exception {
        plugin.shutdown();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(plugin.healthcheck().servers()).containsExactly(ALPHA, BETA);
        assertThat(plugin.discover()).isEqualTo(DiscoveryResult.empty());
    }

    @Test
    void shutdownWhenStoppedIgnoresSetShutdownError() throws Exception {
        plugin.shutdown();
        plugin.setShutdownError("too late");
        assertThatCode(plugin::shutdown).doesNotThrowAnyException();
    }

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("name", () -> new InMemoryPlugin(null, List.of(), ALL));
        assertRejectsNull("servers", () -> new InMemoryPlugin("p", null, ALL));
        assertRejectsNull("discovery", () -> new InMemoryPlugin("p", List.of(), null));
        assertRejectsNull("clock", () -> new InMemoryPlugin("p", List.of(), ALL, null));
    }

    @Test
    void validateConfigRejectsNull() {
        assertRejectsNull("config", () -> plugin.validateConfig(null));
    }

    @Test
    void checkOfAnInMemoryPluginExercisesEveryRuleAndReportsNoViolation() {
        ContractReport report = PluginLifecycleContract
                .of(() -> new Configured(new InMemoryPlugin("p", List.of(ALPHA, BETA), ALL)), CONFIG)
                .withInvalidConfig(CONFIG.withPlugin("p", false))
                .withOutage(
                        adapter -> adapter.delegate().update(List.of(ALPHA, BETA_DOWN), discovery(true, "search")),
                        adapter -> adapter.delegate().update(List.of(ALPHA, BETA), ALL))
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notExercised()).isEmpty();
    }

    /** An adapter that rejects a config in which the plugin is disabled. */
    private static final class Configured extends DelegatingAdapter<InMemoryPlugin> {

        Configured(InMemoryPlugin plugin) {
            super(plugin);
        }

        @Override
        public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
            delegate().setConfigError(config.isEnabled("p", true) ? null : "disabled");
            super.validateConfig(config);
        }
    }
}
