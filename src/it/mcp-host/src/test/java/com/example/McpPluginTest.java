package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpPluginTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(2);
    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();

    @TempDir
    private Path directory;

    @AfterEach
    void noServerIsLeft() {
        assertThat(Servers.processes()).isEmpty();
    }

    @Test
    void realServersFromStartToEnd() throws Exception {
        McpPlugin plugin = new McpPlugin("office", Servers.all(directory), LIMIT);
        plugin.validateConfig(CONFIG);
        assertThat(Servers.processes()).as("processes that validateConfig started").isEmpty();

        PluginHealthcheck healthy = plugin.healthcheck();
        assertThat(healthy.state()).isEqualTo(new PluginState.Healthy());
        assertThat(healthy.servers()).extracting(ServerHealth::serverName)
                .containsExactly("everything", "filesystem", "memory");
        List<String> memoryTools = server("memory", healthy).capabilities();
        assertThat(memoryTools).contains("create_entities", "search_nodes");
        assertThat(server("filesystem", healthy).capabilities()).contains("read_text_file", "write_file");
        assertThat(Servers.processes()).hasSize(3);

        DiscoveryResult complete = plugin.discover();
        assertThat(complete.tools()).extracting(ToolInfo::name)
                .contains("echo", "read_text_file").containsAll(memoryTools);
        assertThat(complete.resources()).extracting(ResourceInfo::uri).isNotEmpty();
        assertThat(complete.partial()).isFalse();

        kill("server-memory");

        PluginHealthcheck degraded = plugin.healthcheck();
        assertThat(degraded.state()).isEqualTo(new PluginState.Degraded(
                List.of("everything", "filesystem"), List.of(server("memory", degraded))));
        assertThat(server("memory", degraded).lastError()).startsWith("the server process ended with exit code");
        assertThat(HealthcheckDiff.between(healthy, degraded).failed()).containsExactly("memory");

        DiscoveryResult partial = plugin.discover();
        assertThat(partial.partial()).isTrue();
        assertThat(partial.tools()).extracting(ToolInfo::name)
                .contains("echo").doesNotContainAnyElementsOf(memoryTools);
        DegradedMode mode = degraded.degradedMode(partial).orElseThrow();
        assertThat(mode.unavailableTools()).isEqualTo(memoryTools);
        assertThat(mode.reason()).isEqualTo("2 servers healthy, 1 servers failed");

        plugin.restart("memory");

        PluginHealthcheck recovered = plugin.healthcheck();
        HealthcheckDiff diff = HealthcheckDiff.between(degraded, recovered);
        assertThat(diff.recovered()).containsExactly("memory");
        assertThat(diff.currentState()).isEqualTo(new PluginState.Healthy());
        assertThat(plugin.discover()).isEqualTo(complete);

        plugin.shutdown();

        assertThat(Servers.processes()).isEmpty();
        PluginHealthcheck stopped = plugin.healthcheck();
        assertThat(stopped.state()).isEqualTo(new PluginState.Stopped());
        assertThat(stopped.servers()).hasSize(3).allSatisfy(server -> assertThat(server.lastError()).isNotBlank());
        assertThat(plugin.discover().tools()).isEmpty();
        assertThatExceptionOfType(PluginLifecycleException.class).isThrownBy(() -> plugin.restart("memory"));
        assertThat(Servers.processes()).isEmpty();
    }

    @Test
    void serverThatDoesNotStartIsReportedWithItsOwnWords() throws Exception {
        try (McpPlugin plugin = new McpPlugin(
                "office", Map.of("broken", Servers.broken(), "memory", Servers.memory(directory)), LIMIT)) {
            PluginHealthcheck check = plugin.healthcheck();
            assertThat(check.state()).isInstanceOf(PluginState.Degraded.class);
            assertThat(server("broken", check).lastError()).contains("Cannot find module", "no-such-server.js");
        }
    }

    @Test
    void programThatIsMissingIsRefusedAndReported() throws Exception {
        ServerParameters missing = ServerParameters.builder("no-such-program").build();
        try (McpPlugin plugin = new McpPlugin("office", Map.of("missing", missing), LIMIT)) {
            assertThatExceptionOfType(PluginLifecycleException.class)
                    .isThrownBy(() -> plugin.validateConfig(CONFIG))
                    .withMessage("server missing: no program no-such-program was found");
            PluginHealthcheck check = plugin.healthcheck();
            assertThat(check.state()).isEqualTo(new PluginState.Failed("all 1 servers failed"));
            assertThat(server("missing", check).lastError()).contains("Cannot run program \"no-such-program\"");
        }
    }

    @Test
    void configurationIsRefusedWithEveryFault() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of(), LIMIT)) {
            assertThatExceptionOfType(PluginLifecycleException.class)
                    .isThrownBy(() ->
                            plugin.validateConfig(CONFIG.withPlugin("office", false).withInstallRoot("nowhere")))
                    .withMessage("plugin office is switched off; nowhere is not a directory; no servers");
        }
    }

    @Test
    void toolThatTwoServersOfferIsOfferedOnceAndSurvivesOneOfThem() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        Map<String, ServerParameters> servers = Servers.all(directory);
        servers.keySet().removeAll(List.of("everything", "filesystem"));
        servers.put("other", Servers.memory(other));
        try (McpPlugin plugin = new McpPlugin("office", servers, LIMIT)) {
            DiscoveryResult both = plugin.discover();
            assertThat(both.tools()).extracting(ToolInfo::name).contains("search_nodes").doesNotHaveDuplicates();

            kill("server-memory");

            DiscoveryResult one = plugin.discover();
            assertThat(one.tools()).isEqualTo(both.tools());
            assertThat(one.partial()).isTrue();
        }
    }

    @Test
    void everyPageOfAListIsRead() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("paging", Servers.paging()), LIMIT)) {
            DiscoveryResult discovery = plugin.discover();
            assertThat(discovery.tools()).extracting(ToolInfo::name).containsExactly("tool-1", "tool-2");
            assertThat(discovery.resources()).extracting(ResourceInfo::uri).containsExactly("test://1", "test://2");
            assertThat(discovery.partial()).isFalse();
        }
    }

    @Test
    void serverThatAnswersButDoesNotListIsDegraded() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("unwilling", Servers.unwilling()), LIMIT)) {
            assertThat(plugin.healthcheck().servers()).containsExactly(
                    ServerHealth.degraded("unwilling", List.of(), "the list is not to be had"));
            assertThat(plugin.discover().partial()).isTrue();
        }
    }

    @Test
    void firstQuestionsFromManyThreadsStartEachServerOnce() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("paging", Servers.paging()), LIMIT)) {
            List<CompletableFuture<?>> questions = Stream.<Supplier<?>>of(plugin::healthcheck, plugin::discover)
                    .flatMap(question -> Stream.generate(() -> question).limit(8))
                    .<CompletableFuture<?>>map(CompletableFuture::supplyAsync)
                    .toList();
            questions.forEach(CompletableFuture::join);
            assertThat(Servers.processes()).hasSize(1);
        }
    }

    @Test
    void serverThatDoesNotAnswerHasFailedAndIsKilledWhenItDoesNotEnd() throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("stubborn", Servers.stubborn()), SHORT_LIMIT)) {
            assertThat(plugin.healthcheck().servers()).containsExactly(
                    ServerHealth.failed("stubborn", List.of(), "no answer within 2000 ms"));
        }
        assertThat(Servers.processes()).isEmpty();
    }

    private static ServerHealth server(String name, PluginHealthcheck check) {
        return check.servers().stream().filter(server -> server.serverName().equals(name)).findFirst().orElseThrow();
    }

    /** Kills one process with a word in its command line, and waits until it is gone. */
    private static void kill(String word) {
        ProcessHandle process = Servers.processes().stream()
                .filter(handle -> handle.info().commandLine().orElse("").contains(word))
                .findFirst()
                .orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
