package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The processes of a plugin, and the health that it reports after its end. */
@ExtendWith(NoProcessLeft.class)
class McpPluginEndTest {

    @TempDir
    private Path directory;

    @Test
    void firstCallsFromManyThreadsStartServerOnce() throws Exception {
        try (McpPlugin plugin = plugin(Servers.small())) {
            List<CompletableFuture<?>> calls = Stream.<Supplier<?>>of(plugin::healthcheck, plugin::discover)
                    .flatMap(call -> Stream.generate(() -> call).limit(8))
                    .<CompletableFuture<?>>map(CompletableFuture::supplyAsync)
                    .toList();
            calls.forEach(CompletableFuture::join);
            assertThat(Servers.processes()).hasSize(1);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void healthcheckDuringAndAfterCloseListsServersAsLastSeen() throws Exception {
        McpPlugin plugin = plugin(Servers.small("stubborn"));
        PluginHealthcheck before = plugin.healthcheck();
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(plugin));
        PluginHealthcheck during = plugin.healthcheck();
        while (during.state().isUsable()) {
            during = plugin.healthcheck();
        }
        assertThat(during.state()).isEqualTo(new PluginState.ShuttingDown());
        assertThat(during.servers()).isEqualTo(before.servers());
        assertThat(plugin.discover().tools()).isEmpty();
        assertThat(end).as("end of the plugin while the server does not end").isNotDone();
        end.join();
        PluginHealthcheck after = plugin.healthcheck();
        assertThat(after.state()).isEqualTo(new PluginState.Stopped());
        assertThat(after.servers()).isEqualTo(before.servers());
        assertThat(HealthcheckDiff.between(before, after).failed()).isEmpty();
    }

    @Test
    void healthcheckAfterCloseListsFailedServerWithItsCause() throws Exception {
        McpPlugin plugin = plugin(Servers.broken());
        List<ServerHealth> before = plugin.healthcheck().servers();
        plugin.close();
        assertThat(plugin.healthcheck().servers()).isEqualTo(before);
    }

    @Test
    void closeBeforeAnyCallStartsNoServer() throws Exception {
        McpPlugin plugin = plugin(Servers.small());
        plugin.close();
        assertThat(plugin.healthcheck().servers()).isEmpty();
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
        assertThat(plugin.discover().partial()).isFalse();
        assertThat(Servers.processes()).isEmpty();
    }

    @Test
    void closeWhenLauncherWasKilledEndsItsServer() throws Exception {
        ServerParameters launched = Servers.recorded(Servers.small("stubborn"), directory.resolve("sent.jsonl"));
        ProcessHandle server;
        try (McpPlugin plugin = plugin(launched)) {
            assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());
            server = Servers.processes().stream()
                    .filter(process -> process.info().commandLine().orElse("").matches("\\S+ \\S*small-server.*"))
                    .findFirst().orElseThrow();
            Servers.kill("record.mjs");
            assertThat(plugin.healthcheck().servers().get(0).lastError()).contains("exit code 137");
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
    }

    private static McpPlugin plugin(ServerParameters server) {
        return new McpPlugin("office", Map.of("small", server), Duration.ofSeconds(10));
    }

    private static void close(McpPlugin plugin) {
        try {
            plugin.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
