package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpPluginTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private TwoServers servers;

    @BeforeEach
    void startServers() throws Exception {
        servers = TwoServers.start();
    }

    @AfterEach
    void stopServers() {
        servers.close();
    }

    private static HttpPlugin plugin(Map<String, URI> servers) {
        return new HttpPlugin("http-plugin", servers, LONG, LONG);
    }

    private static ServerHealth onlyServer(HttpPlugin plugin) {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        assertThat(healthcheck.servers()).hasSize(1);
        return healthcheck.servers().get(0);
    }

    @Test
    void healthcheckAndDiscoverWhenAllServersAnswerReturnTheirTools() {
        HttpPlugin plugin = plugin(servers.uris());
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        assertThat(plugin.healthcheck().servers()).containsExactly(
                ServerHealth.healthy("alpha", List.of("search")), ServerHealth.healthy("beta", List.of("write")));
        assertThat(plugin.discover()).isEqualTo(new DiscoveryResult(
                List.of(
                        new ToolInfo("search", null, Map.of("type", "object")),
                        new ToolInfo("write", null, Map.of("type", "object"))),
                List.of(
                        new ResourceInfo("file:///search", "docs of search", null, "text/markdown"),
                        new ResourceInfo("file:///write", "docs of write", null, "text/markdown")),
                false));
    }

    @Test
    void healthcheckWhenAServerIsDownReportsItsAddress() {
        HttpPlugin plugin = plugin(servers.uris());
        PluginHealthcheck before = plugin.healthcheck();
        servers.beta().stop();
        PluginHealthcheck after = plugin.healthcheck();
        assertThat(after.servers().get(1).status()).isEqualTo(ServerStatus.FAILED);
        assertThat(after.servers().get(1).lastError())
                .isEqualTo("cannot connect to " + servers.beta().uri().getAuthority());
        assertThat(after.servers().get(1).capabilities()).containsExactly("write");
        assertThat(HealthcheckDiff.between(before, after).failed()).containsExactly("beta");
    }

    @Test
    void discoverWhenAServerIsDownIsPartial() {
        HttpPlugin plugin = plugin(servers.uris());
        plugin.healthcheck();
        servers.beta().stop();
        assertThat(plugin.discover().partial()).isTrue();
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
        assertThat(plugin.healthcheck().degradedMode(plugin.discover()).orElseThrow().unavailableTools())
                .containsExactly("write");
    }

    @Test
    void healthcheckWhenAnAddressHasNoPortReportsAnError() {
        // Nobody listens on port 80 of this loopback address.
        ServerHealth server = onlyServer(plugin(Map.of("default", URI.create("http://127.255.255.254"))));
        assertThat(server.status()).isEqualTo(ServerStatus.FAILED);
        assertThat(server.lastError()).isNotBlank();
    }

    @Test
    void healthcheckWhenAServerComesBackReportsItsRecovery() throws Exception {
        HttpPlugin plugin = plugin(servers.uris());
        servers.beta().stop();
        PluginHealthcheck before = plugin.healthcheck();
        servers.beta().start();
        assertThat(HealthcheckDiff.between(before, plugin.healthcheck()).recovered()).containsExactly("beta");
    }

    @Test
    void healthcheckAndDiscoverWhenAllServersAreDownReportFailureAndNoTools() {
        HttpPlugin plugin = plugin(servers.uris());
        servers.alpha().stop();
        servers.beta().stop();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Failed("all 2 servers failed"));
        assertThat(plugin.discover().tools()).isEmpty();
    }

    @Test
    void healthcheckWhenAServerDoesNotAnswerReportsTheTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (CatalogServer silent = new CatalogServer(exchange -> await(end))) {
            silent.start();
            HttpPlugin plugin = new HttpPlugin("p", Map.of("silent", silent.uri()), SHORT, SHORT);
            assertFailedInTime(plugin);
        } finally {
            end.countDown();
        }
    }

    @Test
    void healthcheckWhenAServerStallsInTheBodyReportsTheTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (CatalogServer stalling = new CatalogServer(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end);
        })) {
            stalling.start();
            HttpPlugin plugin = new HttpPlugin("p", Map.of("stalling", stalling.uri()), SHORT, SHORT);
            assertFailedInTime(plugin);
        } finally {
            end.countDown();
        }
    }

    @Test
    void healthcheckAndDiscoverWhenAServerIsSlowReportItDegradedAndItsTools() {
        HttpPlugin plugin = new HttpPlugin("p", Map.of("alpha", servers.alpha().uri()), Duration.ZERO, LONG);
        ServerHealth server = onlyServer(plugin);
        assertThat(server.status()).isEqualTo(ServerStatus.DEGRADED);
        assertThat(server.lastError()).matches("answered after \\d+ ms");
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Degraded(List.of("alpha"), List.of()));
        assertThat(plugin.discover().tools()).hasSize(1);
        assertThat(plugin.discover().partial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP status 500", "404, HTTP status 404", "204, HTTP status 204"})
    void healthcheckWhenAServerAnswersWithAnErrorStatusReportsTheStatus(int status, String error) throws Exception {
        try (CatalogServer server = CatalogServer.answering(status, "")) {
            HttpPlugin plugin = plugin(Map.of("server", server.uri()));
            assertThat(onlyServer(plugin)).isEqualTo(ServerHealth.failed("server", List.of(), error));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "null", "[]", "{\"tools\": [{}]}", "{\"tools\": [null]}", "{\"tools\": 1}"})
    void healthcheckAndDiscoverWhenAnAnswerIsNotACatalogReportFailure(String body) throws Exception {
        try (CatalogServer server = CatalogServer.answering(200, body)) {
            HttpPlugin plugin = plugin(Map.of("server", server.uri()));
            assertThat(onlyServer(plugin).status()).isEqualTo(ServerStatus.FAILED);
            assertThat(onlyServer(plugin).lastError()).startsWith("invalid catalog: ");
            assertThat(plugin.discover()).isEqualTo(new DiscoveryResult(List.of(), List.of(), true));
        }
    }

    @Test
    void discoverWhenTwoServersHaveOneToolListsItOnce() throws Exception {
        try (CatalogServer gamma = CatalogServer.offering("search")) {
            HttpPlugin plugin = plugin(Map.of("alpha", servers.alpha().uri(), "gamma", gamma.uri()));
            assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
        }
    }

    @Test
    void validateConfigRejectsADisabledPlugin() {
        HttpPlugin plugin = plugin(servers.uris());
        RuntimePluginConfig disabled = RuntimePluginConfig.defaults().withPlugin("http-plugin", false);
        assertThatCode(() -> plugin.validateConfig(RuntimePluginConfig.defaults())).doesNotThrowAnyException();
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> plugin.validateConfig(disabled))
                .withMessage("plugin http-plugin is disabled");
    }

    @Test
    void validateConfigAndHealthcheckRejectAnAddressThatIsNotHttp() {
        HttpPlugin plugin = plugin(Map.of("files", URI.create("file:///tmp")));
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> plugin.validateConfig(RuntimePluginConfig.defaults()))
                .withMessage("server files of plugin http-plugin has no HTTP address: file:///tmp");
        assertThat(onlyServer(plugin).status()).isEqualTo(ServerStatus.FAILED);
        assertThat(onlyServer(plugin).lastError()).isNotBlank();
    }

    @Test
    void shutdownTwiceStopsThePluginAndKeepsItsLastServers() {
        HttpPlugin plugin = plugin(servers.uris());
        PluginHealthcheck last = plugin.healthcheck();
        plugin.shutdown();
        plugin.shutdown();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(plugin.healthcheck().servers()).isEqualTo(last.servers());
        assertThat(plugin.discover().tools()).isEmpty();
    }

    private static void assertFailedInTime(HttpPlugin plugin) {
        ServerHealth server = onlyServer(plugin);
        assertThat(server.status()).isEqualTo(ServerStatus.FAILED);
        assertThat(server.lastError()).isEqualTo("no answer within 300 ms");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
