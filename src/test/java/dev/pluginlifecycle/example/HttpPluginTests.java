package dev.pluginlifecycle.example;

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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests of a state follow the second table in {@code PluginLifecycle}, row by row. */
@Timeout(60)
class HttpPluginTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private TwoServers servers;
    private volatile boolean gammaAnswers;

    @BeforeEach
    void startServers() throws Exception {
        servers = TwoServers.start();
    }

    @AfterEach
    void stopServers() {
        gammaAnswers = true;
        servers.close();
    }

    private static HttpPlugin plugin(Map<String, URI> servers, Duration slow, Duration timeout, String... required) {
        return new HttpPlugin("http-plugin", servers, Set.of(required), CatalogServer.TOKEN, slow, timeout);
    }

    private HttpPlugin plugin() {
        return plugin(servers.uris(), LONG, LONG);
    }

    private CatalogServer startGamma() throws Exception {
        return CatalogServer.handling(exchange -> {
            HangingPlugin.await(() -> gammaAnswers);
            CatalogServer.reply(exchange, 200, CatalogServer.catalog("read"));
        });
    }

    private HttpPlugin pluginWith(CatalogServer gamma) {
        return plugin(Map.of("alpha", servers.alpha().uri(), "gamma", gamma.uri()), SHORT, LONG);
    }

    @Test
    void healthcheckWhenAServerIsSwitchedOffDoesNotListIt() {
        HttpPlugin plugin = plugin(Map.of("alpha", servers.alpha().uri()), LONG, LONG);
        assertThat(plugin.healthcheck().servers()).extracting(ServerHealth::serverName).containsExactly("alpha");
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
    }

    @Test
    void healthcheckWhenAServerHasFailedListsItsLastTools() {
        HttpPlugin plugin = plugin();
        plugin.discover();
        servers.beta().stop();
        plugin.healthcheck();
        assertThat(plugin.healthcheck().server("beta").orElseThrow().capabilities()).containsExactly("write");
        assertThat(plugin().healthcheck().server("beta").orElseThrow().capabilities()).isEmpty();
    }

    @Test
    void healthcheckWhenRunningDerivesTheState() throws Exception {
        HttpPlugin plugin = plugin();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        servers.beta().failWith(500);
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Degraded(
                List.of("alpha"), List.of(ServerHealth.failed("beta", List.of("write"), "HTTP status 500"))));
        servers.alpha().stop();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Failed("all 2 servers failed"));
        servers.alpha().start();
        servers.beta().recover();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
    }

    @Test
    void healthcheckWhenARequiredServerFailsIsFailed() {
        HttpPlugin plugin = plugin(servers.uris(), LONG, LONG, "beta");
        servers.beta().failWith(500);
        assertThat(plugin.healthcheck().state())
                .isEqualTo(new PluginState.Failed("required server beta failed: HTTP status 500"));
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
    }

    @Test
    void healthcheckWhileAServerHasNotAnsweredIsStarting() throws Exception {
        try (CatalogServer gamma = startGamma()) {
            HttpPlugin plugin = pluginWith(gamma);
            PluginHealthcheck first = plugin.healthcheck();
            assertThat(first.state()).isEqualTo(new PluginState.Starting());
            while (Instant.now().isBefore(first.checkedAt().plusSeconds(1)) || plugin.discover().tools().isEmpty()) {
                assertThat(plugin.healthcheck().state()).isEqualTo(first.state());
            }
            // The time is that of the first probes, which are still under way.
            assertThat(plugin.healthcheck()).isEqualTo(new PluginHealthcheck(
                    "http-plugin",
                    new PluginState.Starting(),
                    List.of(ServerHealth.healthy("alpha", List.of("search"))),
                    first.lastCheck()));
            assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
            assertThat(plugin.discover().partial()).isTrue();
            gammaAnswers = true;
            HangingPlugin.await(() -> plugin.healthcheck().state().equals(new PluginState.Healthy()));
        }
    }

    @Test
    void shutdownWaitsForARequestAndReportsShuttingDown() throws Exception {
        try (CatalogServer gamma = startGamma()) {
            HttpPlugin plugin = pluginWith(gamma);
            plugin.healthcheck();
            Thread shutdown = new Thread(plugin::shutdown);
            shutdown.start();
            HangingPlugin.await(() -> plugin.healthcheck().state().equals(new PluginState.ShuttingDown()));
            assertThat(plugin.discover().partial()).isTrue();
            gammaAnswers = true;
            shutdown.join();
            assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        }
    }

    @Test
    void shutdownTwiceReportsStoppedWithTheLastServers() {
        HttpPlugin plugin = plugin();
        servers.beta().stop();
        PluginHealthcheck last = plugin.healthcheck();
        plugin.shutdown();
        plugin.shutdown();
        assertThat(plugin.healthcheck()).isEqualTo(last.withState(new PluginState.Stopped()));
        assertThat(plugin.discover()).isEqualTo(DiscoveryResult.empty());
    }

    @Test
    void shutdownEndsTheThreadsOfTheClient() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HttpPlugin plugin = plugin();
        plugin.healthcheck();
        List<Thread> selectors = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().contains("SelectorManager"))
                .toList();
        assertThat(selectors).isNotEmpty();
        plugin.shutdown();
        for (Thread selector : selectors) {
            while (selector.isAlive()) {
                System.gc();
                selector.join(50);
            }
        }
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void discoverReturnsEachToolOnceInTheOrderOfTheServers() throws Exception {
        try (CatalogServer gamma = CatalogServer.offering("search")) {
            Map<String, URI> uris = servers.uris();
            uris.put("gamma", gamma.uri());
            assertThat(plugin(uris, LONG, LONG).discover()).isEqualTo(new DiscoveryResult(
                    List.of(
                            new ToolInfo("search", null, Map.of("type", "object")),
                            new ToolInfo("write", null, Map.of("type", "object"))),
                    List.of(
                            new ResourceInfo("file:///search", "docs of search", null, "text/markdown"),
                            new ResourceInfo("file:///write", "docs of write", null, "text/markdown")),
                    false));
        }
    }

    @Test
    void validateConfigRejectsADisabledPlugin() {
        HttpPlugin plugin = plugin();
        RuntimePluginConfig disabled = RuntimePluginConfig.defaults().withPlugin("http-plugin", false);
        assertThatCode(() -> plugin.validateConfig(RuntimePluginConfig.defaults())).doesNotThrowAnyException();
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> plugin.validateConfig(disabled))
                .withMessage("plugin http-plugin is disabled; enable it in the configuration");
    }
}
