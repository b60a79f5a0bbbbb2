package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState.Degraded;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The five tests of the Rust runtime, under the names that they have there. */
class PluginLifecycleTests {

    private static final ServerHealth ALPHA = healthy("alpha", List.of("search"));

    private static DiscoveryResult discovery(boolean partial, String... tools) {
        return new DiscoveryResult(
                Stream.of(tools).map(ToolInfo::new).toList(),
                List.of(new ResourceInfo("file:///docs", "docs")),
                partial);
    }

    @Test
    void fullLifecycleHappyPath() throws Exception {
        DiscoveryResult discovery = discovery(false, "search", "write");
        InMemoryPlugin plugin =
                new InMemoryPlugin("healthy-plugin", List.of(ALPHA, healthy("beta", List.of("write"))), discovery);
        plugin.validateConfig(RuntimePluginConfig.defaults());
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        assertThat(plugin.healthcheck().pluginName()).isEqualTo("healthy-plugin");
        assertThat(plugin.discover()).isEqualTo(discovery);
        plugin.shutdown();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void degradedStartupWhenOneOfThreeServersFails() {
        ServerHealth beta = failed("beta", List.of("write"), "connection refused");
        DiscoveryResult discovery = discovery(true, "search", "read");
        InMemoryPlugin plugin =
                new InMemoryPlugin("p", List.of(ALPHA, beta, healthy("gamma", List.of("read"))), discovery);
        assertThat(plugin.healthcheck().state()).isEqualTo(new Degraded(List.of("alpha", "gamma"), List.of(beta)));
        assertThat(plugin.discover()).isEqualTo(discovery);
        assertThat(plugin.healthcheck().degradedMode(discovery)).contains(new DegradedMode(
                List.of("search", "read"), List.of("write"), "2 servers healthy, 1 servers failed"));
    }

    @Test
    void degradedServerStatusKeepsServerUsable() {
        ServerHealth beta = degraded("beta", List.of("write"), "high latency");
        InMemoryPlugin plugin = new InMemoryPlugin("p", List.of(ALPHA, beta), discovery(true, "search", "write"));
        assertThat(plugin.healthcheck().state()).isEqualTo(new Degraded(List.of("alpha", "beta"), List.of()));
    }

    @Test
    void completeFailureWhenAllServersFail() {
        List<ServerHealth> servers = List.of(
                failed("alpha", List.of("search"), "timeout"), failed("beta", List.of("read"), "handshake failed"));
        InMemoryPlugin plugin = new InMemoryPlugin("p", servers, DiscoveryResult.empty());
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Failed("all 2 servers failed"));
        assertThat(plugin.discover()).isEqualTo(DiscoveryResult.empty());
        assertThat(plugin.healthcheck().degradedMode(plugin.discover())).isEmpty();
    }

    @Test
    void gracefulShutdown() throws Exception {
        InMemoryPlugin plugin = new InMemoryPlugin("p", List.of(ALPHA), discovery(false, "search"));
        plugin.close(); // calls shutdown
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(plugin.healthcheck().servers()).containsExactly(ALPHA);
    }
}
