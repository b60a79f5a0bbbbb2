package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The five tests of the Rust runtime, under the names that they have there, and a test of {@code close}. */
class PluginLifecycleTests {

    @Test
    void fullLifecycleHappyPath() throws Exception {
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "healthy-plugin",
                List.of(healthy("alpha", List.of("search", "read")), healthy("beta", List.of("write"))),
                new DiscoveryResult(
                        List.of(tool("search"), tool("read"), tool("write")),
                        List.of(resource("docs", "file:///docs")),
                        false));

        assertThatCode(() -> lifecycle.validateConfig(RuntimePluginConfig.defaults())).doesNotThrowAnyException();
        PluginHealthcheck healthcheck = lifecycle.healthcheck();
        DiscoveryResult discovery = lifecycle.discover();
        lifecycle.shutdown();

        assertThat(healthcheck.state()).isEqualTo(new PluginState.Healthy());
        assertThat(healthcheck.pluginName()).isEqualTo("healthy-plugin");
        assertThat(discovery.tools()).hasSize(3);
        assertThat(discovery.resources()).hasSize(1);
        assertThat(discovery.partial()).isFalse();
        assertThat(lifecycle.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void degradedStartupWhenOneOfThreeServersFails() {
        ServerHealth beta = failed("beta", List.of("write"), "connection refused");
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "degraded-plugin",
                List.of(healthy("alpha", List.of("search")), beta, healthy("gamma", List.of("read"))),
                new DiscoveryResult(
                        List.of(tool("search"), tool("read")), List.of(resource("alpha-docs", "file:///alpha")), true));

        PluginHealthcheck healthcheck = lifecycle.healthcheck();
        DiscoveryResult discovery = lifecycle.discover();

        assertThat(healthcheck.state())
                .isEqualTo(new PluginState.Degraded(List.of("alpha", "gamma"), List.of(beta)));
        assertThat(discovery.partial()).isTrue();
        assertThat(healthcheck.degradedMode(discovery))
                .contains(new DegradedMode(
                        List.of("search", "read"), List.of("write"), "2 servers healthy, 1 servers failed"));
    }

    @Test
    void degradedServerStatusKeepsServerUsable() {
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "soft-degraded-plugin",
                List.of(healthy("alpha", List.of("search")), degraded("beta", List.of("write"), "high latency")),
                new DiscoveryResult(List.of(tool("search"), tool("write")), List.of(), true));

        assertThat(lifecycle.healthcheck().state())
                .isEqualTo(new PluginState.Degraded(List.of("alpha", "beta"), List.of()));
    }

    @Test
    void completeFailureWhenAllServersFail() {
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "failed-plugin",
                List.of(
                        failed("alpha", List.of("search"), "timeout"),
                        failed("beta", List.of("read"), "handshake failed")),
                DiscoveryResult.empty());

        PluginHealthcheck healthcheck = lifecycle.healthcheck();
        DiscoveryResult discovery = lifecycle.discover();

        assertThat(healthcheck.state()).isEqualTo(new PluginState.Failed("all 2 servers failed"));
        assertThat(discovery.partial()).isFalse();
        assertThat(discovery.tools()).isEmpty();
        assertThat(discovery.resources()).isEmpty();
        assertThat(healthcheck.degradedMode(discovery)).isEmpty();
    }

    @Test
    void gracefulShutdown() throws Exception {
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "shutdown-plugin",
                List.of(healthy("alpha", List.of("search"))),
                new DiscoveryResult(List.of(tool("search")), List.of(), false));

        lifecycle.shutdown();

        assertThat(lifecycle.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(lifecycle.healthcheck().servers()).hasSize(1);
    }

    @Test
    void closeShutsDown() throws Exception {
        InMemoryPlugin lifecycle = new InMemoryPlugin(
                "p", List.of(healthy("alpha", List.of())), DiscoveryResult.empty());
        try (lifecycle) {
            assertThat(lifecycle.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        }
        assertThat(lifecycle.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    private static ToolInfo tool(String name) {
        return new ToolInfo(name, name + " tool", null);
    }

    private static ResourceInfo resource(String name, String uri) {
        return new ResourceInfo(uri, name, name + " resource", "application/json");
    }
}
