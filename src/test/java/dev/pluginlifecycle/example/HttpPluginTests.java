package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests follow the two tables in {@code PluginLifecycle}, row by row: first a server, then the plugin. */
@Timeout(60)
class HttpPluginTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));

    @AutoClose
    private final CatalogServer alpha = new CatalogServer("search");

    @AutoClose
    private final CatalogServer beta = new CatalogServer("write");

    private HttpPlugin plugin(Duration slow, Duration timeout, String... required) {
        Map<String, URI> servers = new TreeMap<>(Map.of("alpha", alpha.uri(), "beta", beta.uri()));
        return new HttpPlugin("http-plugin", servers, Set.of(required), CatalogServer.TOKEN, slow, timeout);
    }

    private HttpPlugin plugin() {
        return plugin(LONG, LONG);
    }

    private static ServerHealth beta(HttpPlugin plugin) {
        return plugin.healthcheck().server("beta").orElseThrow();
    }

    @Test
    void healthcheckWhenAServerIsSlowIsDegraded() throws Exception {
        HttpPlugin plugin = plugin(Duration.ZERO, LONG);
        while (plugin.discover().partial()) {
            Thread.sleep(1);
        }
        ServerHealth slow = beta(plugin);
        assertThat(slow.lastError()).matches("replied after \\d+ ms");
        assertThat(slow).isEqualTo(ServerHealth.degraded("beta", List.of("write"), slow.lastError()));
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search", "write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tools\": [], \"resources\": []}"})
    void healthcheckWhenACatalogIsEmptyIsDegraded(String body) {
        beta.replyWith(exchange -> CatalogServer.reply(exchange, 200, body));
        assertThat(beta(plugin()))
                .isEqualTo(ServerHealth.degraded("beta", List.of(), "offers no tools or resources"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "500 | hunter2 | HTTP status 500",
        "404 | hunter2 | HTTP status 404",
        "204 | `` | HTTP status 204",
        "203 | {} | HTTP status 203",
        "200 | <html> | the reply is not a catalog",
        "200 | `` | the reply is not a catalog",
        "200 | null | the reply is not a catalog",
        "200 | [] | the reply is not a catalog",
        "200 | {\"tools\": 1} | the reply is not a catalog",
        "200 | {\"tools\": [{}]} | the reply is not a catalog",
        "200 | {\"tools\": [null]} | the reply is not a catalog",
        "401 | hunter2 | authentication required: HTTP status 401",
        "403 | hunter2 | authentication required: HTTP status 403"
    })
    void healthcheckWhenAServerCannotServeIsFailed(int status, String body, String error) {
        HttpPlugin plugin = plugin();
        assertThat(beta(plugin)).isEqualTo(BETA);
        beta.replyWith(exchange -> CatalogServer.reply(exchange, status, body));
        assertThat(beta(plugin)).isEqualTo(ServerHealth.failed("beta", List.of("write"), error));
        // A failed server keeps the tools that it last listed.
        assertThat(beta(plugin)).isEqualTo(ServerHealth.failed("beta", List.of("write"), error));
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
        assertThat(plugin.discover().partial()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        // Nobody listens on this loopback address.
        "http://user:hunter2@127.255.255.254:81/catalog?key=hunter3, hunter2, cannot connect to 127.255.255.254:81",
        "http://user:hunter2@127.255.255.254/catalog?key=hunter3, hunter2, cannot connect to 127.255.255.254",
        "http:///catalog?key=hunter3, hunter2, the address or the token cannot be used for HTTP",
        "file:///hunter3, hunter2, the address or the token cannot be used for HTTP",
        "http://localhost, \"hunter2\n\", the address or the token cannot be used for HTTP",
    })
    void healthcheckWhenAServerCannotBeReachedIsFailed(URI address, String token, String error) {
        HttpPlugin plugin = new HttpPlugin("http-plugin", Map.of("beta", address), Set.of(), token, LONG, LONG);
        assertThat(beta(plugin)).isEqualTo(ServerHealth.failed("beta", List.of(), error));
    }

    @Test
    void healthcheckWhenAReplyIsNotHttpIsFailed() {
        beta.replyWith(HttpExchange::close);
        assertThat(beta(plugin()).lastError()).isEqualTo("no valid HTTP reply: IOException");
    }

    @Test
    void healthcheckWhenAReplyStallsIsFailedAndEndsTheRequest() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        beta.replyWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(' ');
                    body.flush();
                }
            } catch (IOException e) {
                ended.countDown();
            }
        });
        assertThat(beta(plugin(LONG, SHORT)).lastError()).isEqualTo("no reply within 300 ms");
        ended.await();
    }

    @Test
    void healthcheckWhenRunningDerivesTheState() {
        HttpPlugin plugin = plugin();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
        beta.failWith(500);
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Degraded(
                List.of("alpha"), List.of(ServerHealth.failed("beta", List.of("write"), "HTTP status 500"))));
        alpha.stop();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Failed("all 2 servers failed"));
        alpha.start();
        beta.recover();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
    }

    @Test
    void healthcheckWhenARequiredServerFailsIsFailed() {
        HttpPlugin plugin = plugin(LONG, LONG, "beta");
        beta.failWith(500);
        assertThat(plugin.healthcheck().state())
                .isEqualTo(new PluginState.Failed("required server beta failed: HTTP status 500"));
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
    }

    @Test
    void healthcheckWhileAServerHasNotRepliedIsStarting() throws Exception {
        CompletableFuture<Void> betaReplies = betaRepliesWhenDone();
        HttpPlugin plugin = plugin(SHORT, LONG);
        PluginHealthcheck first = plugin.healthcheck();
        assertThat(first.state()).isEqualTo(new PluginState.Starting());
        while (Instant.now().isBefore(first.checkedAt().plusSeconds(1)) || plugin.discover().tools().isEmpty()) {
            Thread.sleep(1);
        }
        // The time is that of the first probes, which are still under way.
        assertThat(plugin.healthcheck()).isEqualTo(new PluginHealthcheck(
                "http-plugin", new PluginState.Starting(), List.of(ALPHA), first.lastCheck()));
        assertThat(plugin.discover().tools()).extracting(ToolInfo::name).containsExactly("search");
        assertThat(plugin.discover().partial()).isTrue();
        betaReplies.complete(null);
        while (!plugin.healthcheck().state().equals(new PluginState.Healthy())) {
            Thread.sleep(1);
        }
    }

    private CompletableFuture<Void> betaRepliesWhenDone() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        beta.replyWith(exchange -> {
            done.join();
            beta.catalog.handle(exchange);
        });
        return done;
    }

    @Test
    void shutdownWaitsForARequestAndReportsStopped() throws Exception {
        CompletableFuture<Void> betaReplies = betaRepliesWhenDone();
        HttpPlugin plugin = plugin(SHORT, LONG);
        plugin.healthcheck();
        Thread shutdown = new Thread(plugin::shutdown);
        shutdown.start();
        while (plugin.healthcheck().state().equals(new PluginState.Starting())) {
            Thread.sleep(1);
        }
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.ShuttingDown());
        assertThat(plugin.discover().partial()).isTrue();
        betaReplies.complete(null);
        shutdown.join();
        plugin.shutdown();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(plugin.healthcheck().servers()).extracting(ServerHealth::serverName).contains("alpha", "beta");
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
    void discoverReturnsTheToolsInTheOrderOfTheServers() {
        assertThat(plugin().discover()).isEqualTo(new DiscoveryResult(
                List.of(
                        new ToolInfo("search", null, Map.of("type", "object")),
                        new ToolInfo("write", null, Map.of("type", "object"))),
                List.of(
                        new ResourceInfo("file:///search", "docs of search", null, "text/markdown"),
                        new ResourceInfo("file:///write", "docs of write", null, "text/markdown")),
                false));
    }
}
