package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoProcessLeft.class)
class McpPluginTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();

    @TempDir
    private Path directory;

    @Test
    void realServersAreReportedFromStartToEnd() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Servers.all(directory), TIMEOUT)) {
            plugin.validateConfig(CONFIG);
            assertThat(Servers.processes()).as("processes that validateConfig started").isEmpty();

            PluginHealthcheck healthy = plugin.healthcheck();
            assertThat(healthy.state()).isEqualTo(new PluginState.Healthy());
            List<String> memoryTools = server("memory", healthy).capabilities();
            assertThat(memoryTools).contains("create_entities", "search_nodes");
            assertThat(server("playwright", healthy).capabilities()).contains("browser_navigate");
            assertThat(server("chrome", healthy).capabilities()).contains("take_snapshot");
            DiscoveryResult complete = plugin.discover();
            assertThat(complete.tools()).extracting(ToolInfo::name)
                    .contains("echo", "read_text_file").containsAll(memoryTools);
            assertThat(complete.resources()).isNotEmpty();
            assertThat(complete.partial()).isFalse();

            Servers.kill("server-memory");

            PluginHealthcheck degraded = plugin.healthcheck();
            assertThat(degraded.state()).isEqualTo(new PluginState.Degraded(
                    List.of("everything", "filesystem", "playwright", "chrome"), List.of(server("memory", degraded))));
            assertThat(server("memory", degraded).lastError())
                    .startsWith("IOException: the server process ended with exit code 137");
            DiscoveryResult partial = plugin.discover();
            assertThat(partial.partial()).isTrue();
            DegradedMode mode = degraded.degradedMode(partial).orElseThrow();
            assertThat(mode.lostTools()).isEqualTo(memoryTools);

            plugin.restart("memory");

            PluginHealthcheck recovered = plugin.healthcheck();
            assertThat(HealthcheckDiff.between(degraded, recovered).recovered()).containsExactly("memory");
            assertThat(plugin.discover()).isEqualTo(complete);

            plugin.shutdown();

            assertThat(Servers.processes()).isEmpty();
            assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
            assertThat(plugin.healthcheck().servers()).isEqualTo(recovered.servers());
            assertThat(plugin.discover().tools()).isEmpty();
            assertThatExceptionOfType(PluginLifecycleException.class).isThrownBy(() -> plugin.restart("memory"));
            assertThat(Servers.processes()).isEmpty();
        }
    }

    @Test
    void healthcheckWhenServerDoesNotStartReportsItsError() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("broken", Servers.broken()), TIMEOUT)) {
            assertThat(server("broken", plugin.healthcheck()).lastError())
                    .startsWith("IOException: the server process ended with exit code 1: Error: Cannot find module '")
                    .endsWith("no-such-server.js'");
        }
    }

    @Test
    void validateConfigAndHealthcheckWhenProgramIsMissingReportIt() throws Exception {
        ServerParameters missing = ServerParameters.builder("no-such-program").build();
        try (McpPlugin plugin = new McpPlugin("office", Map.of("missing", missing), TIMEOUT)) {
            assertThatExceptionOfType(PluginLifecycleException.class)
                    .isThrownBy(() -> plugin.validateConfig(CONFIG))
                    .withMessage("server missing: no program no-such-program was found");
            PluginHealthcheck check = plugin.healthcheck();
            assertThat(check.state()).isEqualTo(new PluginState.Failed("all 1 servers failed"));
            assertThat(server("missing", check).lastError())
                    .startsWith("IOException: Cannot run program \"no-such-program\"");
        }
    }

    @Test
    void validateConfigWhenConfigHasSeveralFaultsReportsEach() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of(), TIMEOUT)) {
            assertThatExceptionOfType(PluginLifecycleException.class)
                    .isThrownBy(() ->
                            plugin.validateConfig(CONFIG.withPlugin("office", false).withInstallRoot("nowhere")))
                    .withMessage("plugin office is disabled; nowhere is not a directory; no servers");
        }
    }

    @Test
    void discoverWhenTwoServersProvideSameToolReturnsItOnceEvenIfOneFails() throws Exception {
        Map<String, ServerParameters> servers = new LinkedHashMap<>();
        servers.put("memory", Servers.memory(directory));
        servers.put("other", Servers.memory(Files.createDirectory(directory.resolve("other"))));
        try (McpPlugin plugin = new McpPlugin("office", servers, TIMEOUT)) {
            DiscoveryResult both = plugin.discover();
            assertThat(both.tools()).extracting(ToolInfo::name).contains("search_nodes").doesNotHaveDuplicates();

            Servers.kill("server-memory");

            DiscoveryResult one = plugin.discover();
            assertThat(one.tools()).isEqualTo(both.tools());
            assertThat(one.partial()).isTrue();
        }
    }

    private static ServerHealth server(String name, PluginHealthcheck check) {
        return check.server(name).orElseThrow();
    }
}
