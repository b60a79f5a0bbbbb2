package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@SuppressWarnings("try") // some tests do not mention the host that they close
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PluginHostTests {

    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));
    private static final ServerHealth BETA_DOWN = ServerHealth.failed("beta", List.of("write"), "connection refused");
    private static final DiscoveryResult BOTH = offer(false, "search", "write");
    private static final DiscoveryResult SEARCH = offer(true, "search");

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final InMemoryPlugin plugin = plugin("plugin");
    private final HangingPlugin hanging = new HangingPlugin(plugin);

    private static DiscoveryResult offer(boolean partial, String... tools) {
        return new DiscoveryResult(Stream.of(tools).map(ToolInfo::new).toList(), List.of(), partial);
    }

    private static InMemoryPlugin plugin(String name) {
        return new InMemoryPlugin(name, List.of(ALPHA, BETA), BOTH);
    }

    private PluginHost host(Duration timeout, Map<String, PluginLifecycle> plugins) {
        return new PluginHost(plugins, Duration.ofMillis(5), timeout, events::add);
    }

    private void assertNextEvents(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(events.take()).isEqualTo(event);
        }
    }

    /** On a machine that stops for longer than {@link #SHORT}, there may be other events before this one. */
    private void awaitEvent(String expected) throws InterruptedException {
        String event = events.take();
        while (!event.equals(expected)) {
            event = events.take();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    @Test
    void pollPublishesTheStartupEventOnceWhenStartupEnds() throws Exception {
        plugin.setState(new PluginState.Starting());
        try (PluginHost host = host(LONG, Map.of("plugin", plugin))) {
            await(() -> host.healthchecks().containsKey("plugin"));
            assertThat(host.healthchecks().get("plugin").state()).isEqualTo(new PluginState.Starting());
            plugin.setState(null);
            assertNextEvents("plugin: startup_healthy", "plugin: healthy");
            plugin.setState(new PluginState.Starting());
            assertNextEvents("plugin: starting");
            plugin.setState(null);
            assertNextEvents("plugin: healthy");
        }
        assertNextEvents("plugin: shutdown", "plugin: stopped");
    }

    @Test
    void pollPublishesEachChangeOfServersThatFlap() throws Exception {
        try (PluginHost host = host(LONG, Map.of("plugin", plugin))) {
            assertNextEvents("plugin: startup_healthy", "plugin: healthy");
            for (int i = 0; i < 20; i++) {
                plugin.update(List.of(ALPHA, BETA_DOWN), SEARCH);
                assertNextEvents("plugin: degraded, failed servers: beta, lost tools: write");
                plugin.update(List.of(ServerHealth.failed("alpha", List.of("search"), "gone"), BETA_DOWN), offer(true));
                assertNextEvents(
                        "plugin: failed (all 2 servers failed), failed servers: alpha, lost tools: search, write");
                plugin.update(List.of(ALPHA, BETA), BOTH);
                assertNextEvents("plugin: healthy, recovered servers: alpha, beta");
                assertThat(host.healthchecks().get("plugin").servers()).containsExactly(ALPHA, BETA);
            }
        }
    }

    @Test
    void pollPublishesAServerThatIsDownAtTheStart() throws Exception {
        plugin.update(List.of(BETA_DOWN), offer(true));
        try (PluginHost host = host(LONG, Map.of("plugin", plugin))) {
            assertNextEvents(
                    "plugin: startup_failed",
                    "plugin: failed (all 1 servers failed), failed servers: beta, lost tools: write");
        }
    }

    @Test
    void pollOfAHangingPluginReportsFailedAndDoesNotRepeatTheCall() throws Exception {
        try (PluginHost host = host(SHORT, Map.of("plugin", hanging))) {
            awaitEvent("plugin: startup_healthy");
            hanging.healthcheck = new CompletableFuture<>();
            awaitEvent("plugin: failed (no answer within 2 s), lost tools: search, write");
            PluginHealthcheck failed = host.healthchecks().get("plugin");
            assertThat(failed.servers()).containsExactly(ALPHA, BETA);
            await(() -> failed.isStale(Instant.now(), SHORT.plusSeconds(1)));
            assertThat(host.healthchecks().get("plugin")).isEqualTo(failed);
            assertThat(hanging.healthchecksUnderWay).hasValue(1);
            hanging.healthcheck.complete(null);
            awaitEvent("plugin: healthy");
        }
    }

    @Test
    void pollOfAPluginThatThrowsReportsFailed() throws Exception {
        hanging.healthcheck = CompletableFuture.failedFuture(new IllegalStateException("no connection"));
        try (PluginHost host = host(LONG, Map.of("plugin", hanging))) {
            assertNextEvents("plugin: startup_failed", "plugin: failed (IllegalStateException: no connection)");
            hanging.healthcheck = CompletableFuture.completedFuture(null);
            assertNextEvents("plugin: healthy");
        }
    }

    @Test
    void pollOfAPluginWithAnotherNameReportsFailedAndClosesIt() throws Exception {
        InMemoryPlugin other = plugin("other");
        try (PluginHost host = host(LONG, Map.of("plugin", other))) {
            assertNextEvents("plugin: startup_failed",
                    "plugin: failed (IllegalStateException: the plugin reports the name other)");
        }
        assertThat(other.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void closeOfAPluginThatThrowsClosesTheOthers() throws Exception {
        plugin.setShutdownError("alpha is still running");
        PluginHost host = host(LONG, Map.of("plugin", plugin, "other", plugin("other")));
        host.close();
        assertThat(host.healthchecks().get("plugin").state()).isEqualTo(new PluginState.Healthy());
        assertThat(host.healthchecks().get("other").state()).isEqualTo(new PluginState.Stopped());
        awaitEvent("plugin: close failed: PluginLifecycleException: alpha is still running");
    }

    @Test
    void closeThatDoesNotReturnClosesTheOthers() {
        hanging.shutdown = new CompletableFuture<>();
        PluginHost host = host(SHORT, Map.of("plugin", hanging, "other", plugin("other")));
        host.close();
        hanging.shutdown.complete(null);
        assertThat(host.healthchecks().get("plugin").state())
                .isEqualTo(new PluginState.Failed("not closed within 2 s"));
        assertThat(host.healthchecks().get("other").state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void closeOfAPluginWhoseHealthcheckHangsShutsItDown() {
        hanging.healthcheck = new CompletableFuture<>();
        PluginHost host = host(SHORT, Map.of("plugin", hanging));
        host.close();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(host.healthchecks().get("plugin").state()).isInstanceOf(PluginState.Failed.class);
        assertThat(hanging.healthchecksUnderWay).hasValue(1);
        hanging.healthcheck.complete(null);
    }

    /** A plugin whose calls return when a future is done, and throw if it has failed. */
    private static final class HangingPlugin implements PluginLifecycle {

        final AtomicInteger healthchecksUnderWay = new AtomicInteger();
        volatile CompletableFuture<Void> healthcheck = CompletableFuture.completedFuture(null);
        volatile CompletableFuture<Void> shutdown = CompletableFuture.completedFuture(null);
        private final InMemoryPlugin plugin;

        HangingPlugin(InMemoryPlugin plugin) {
            this.plugin = plugin;
        }

        @Override
        public void validateConfig(RuntimePluginConfig config) {}

        @Override
        public PluginHealthcheck healthcheck() {
            healthchecksUnderWay.incrementAndGet();
            healthcheck.join();
            healthchecksUnderWay.decrementAndGet();
            return plugin.healthcheck();
        }

        @Override
        public DiscoveryResult discover() {
            return plugin.discover();
        }

        @Override
        public void shutdown() throws PluginLifecycleException {
            shutdown.join();
            plugin.shutdown();
        }
    }
}
