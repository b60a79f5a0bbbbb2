package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InMemoryPluginTests extends Samples {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final DiscoveryResult ALL = offer(false, "search", "write");

    private final InMemoryPlugin plugin = new InMemoryPlugin("p", List.of(ALPHA, BETA), ALL);

    @Test
    void updateChangesTheServersTheStateAndTheDiscovery() {
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        assertThat(plugin.discover()).isEqualTo(ALL);
        plugin.update(List.of(ALPHA, BETA_DOWN), offer(true, "search"));
        assertThat(plugin.healthcheck())
                .returns("p", PluginHealthcheck::pluginName)
                .returns(List.of(ALPHA, BETA_DOWN), PluginHealthcheck::servers)
                .returns(new PluginState.Degraded(List.of("alpha"), List.of(BETA_DOWN)), PluginHealthcheck::state);
        assertThat(plugin.discover()).isEqualTo(offer(true, "search"));
    }

    @Test
    void healthcheckHasTheTimeOfTheClock() {
        InMemoryPlugin fixed = new InMemoryPlugin("p", List.of(ALPHA), ALL, () -> Instant.ofEpochSecond(7));
        assertThat(fixed.healthcheck().lastCheck()).isEqualTo(7);
        assertThat(plugin.healthcheck().lastCheck()).isGreaterThan(1_700_000_000L);
    }

    @Test
    void setStateAppliesUntilItIsNullOrThePluginStops() throws Exception {
        plugin.setState(new PluginState.Starting());
        assertThat(plugin.healthcheck())
                .returns(new PluginState.Starting(), PluginHealthcheck::state)
                .returns(List.of(ALPHA, BETA), PluginHealthcheck::servers);
        plugin.setState(null);
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        plugin.setState(new PluginState.ShuttingDown());
        plugin.shutdown();
        assertThat(plugin.healthcheck())
                .returns(new PluginState.Stopped(), PluginHealthcheck::state)
                .returns(List.of(ALPHA, BETA), PluginHealthcheck::servers);
        assertThat(plugin.discover()).isEqualTo(DiscoveryResult.empty());
    }

    @Test
    void validateConfigAfterSetConfigErrorThrowsTheMessage() {
        plugin.setConfigError("no install root");
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> plugin.validateConfig(CONFIG)).withMessage("no install root");
        plugin.setConfigError(null);
        assertThatCode(() -> plugin.validateConfig(CONFIG)).doesNotThrowAnyException();
        assertRejectsNull("config", () -> plugin.validateConfig(null));
    }

    @Test
    void setShutdownErrorMakesTheShutdownFail() {
        plugin.setShutdownError("beta still runs");
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(plugin::close).withMessage("beta still runs");
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        plugin.setShutdownError(null);
        assertThatCode(plugin::close).doesNotThrowAnyException();
        plugin.setShutdownError("too late");
        assertThatCode(plugin::close).doesNotThrowAnyException();
    }

    @Test
    void checkWithAnOutageAndSecretsFindsNoFault() {
        AtomicReference<List<ServerHealth>> servers = new AtomicReference<>(List.of(ALPHA, BETA));
        ContractReport report = PluginLifecycleContract.of(() -> new InMemoryPlugin("p", servers.get(),
                        servers.get().contains(BETA_DOWN) ? offer(true, "search") : ALL), CONFIG)
                .withSecrets("hunter2")
                .withOutage(
                        adapter -> {
                            servers.set(List.of(ALPHA, BETA_DOWN));
                            adapter.update(servers.get(), offer(true, "search"));
                        },
                        adapter -> {
                            servers.set(List.of(ALPHA, BETA));
                            adapter.update(servers.get(), ALL);
                        })
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).extracting(Finding::rule).containsExactly(Rule.CONFIG_REJECTS_INVALID);
    }

    @Test
    void constructorAndUpdateRejectNull() {
        assertRejectsNull("name", () -> new InMemoryPlugin(null, List.of(), ALL));
        assertRejectsNull("clock", () -> new InMemoryPlugin("p", List.of(), ALL, null));
        assertRejectsNull("servers", () -> plugin.update(null, ALL));
        assertRejectsNull("discovery", () -> plugin.update(List.of(), null));
        assertThat(plugin.healthcheck().servers()).containsExactly(ALPHA, BETA);
    }
}
