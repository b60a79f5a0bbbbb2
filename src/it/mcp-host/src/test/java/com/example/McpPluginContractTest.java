package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.ContractReport;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks the contract of all adapters while some, all or none of the servers work. */
@ExtendWith(NoProcessLeft.class)
class McpPluginContractTest {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, ServerParameters> servers = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    @Test
    void checkWhenServersHaveOutagesTestsEveryRule() throws Exception {
        Path script = Files.copy(Path.of("src/test/node/small-server.mjs"), directory.resolve("movable.mjs"));
        Path moved = directory.resolve("moved.mjs");
        servers.putAll(Servers.all(directory));
        servers.put("movable", ServerParameters.builder("node")
                .args(script.toString(), "resources/list=-32603", "message=no access with $ACCESS")
                .addEnvVar("ACCESS", "hunter2")
                .build());
        ContractReport report = contract()
                .withInvalidConfig(CONFIG.withInstallRoot("no-such-directory"))
                // Without its script, the server does not start for a new adapter either.
                .withOutage(plugin -> {
                    Files.move(script, moved);
                    Servers.kill("movable");
                }, plugin -> {
                    Files.move(moved, script);
                    plugin.restart("movable");
                })
                .withOutage(plugin -> Servers.kill("server-memory"), plugin -> plugin.restart("memory"))
                .withSecrets("hunter2")
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).isEmpty();
    }

    @Test
    void checkWhenOneServerFailedFindsNoViolation() throws Exception {
        servers.put("memory", Servers.memory(directory));
        servers.put("broken", Servers.broken());
        assertNoViolationIn(PluginState.Degraded.class);
    }

    @Test
    void checkWhenServersAreDegradedFindsNoViolation() throws Exception {
        servers.put("listless", Servers.small("tools/list=-32603"));
        servers.put("malformed", Servers.small("tools/list={\"tools\":[{}]}", "ping=-32601"));
        assertNoViolationIn(PluginState.Degraded.class);
    }

    @Test
    void checkWhenAllServersFailedFindsNoViolation() throws Exception {
        servers.put("broken", Servers.broken());
        servers.put("broken too", Servers.broken());
        assertNoViolationIn(PluginState.Failed.class);
    }

    private void assertNoViolationIn(Class<? extends PluginState> state) throws Exception {
        try (McpPlugin plugin = adapter()) {
            assertThat(plugin.healthcheck().state()).isInstanceOf(state);
        }
        assertThat(contract().check().violations()).isEmpty();
    }

    private PluginLifecycleContract<McpPlugin> contract() {
        return PluginLifecycleContract.<McpPlugin>of(this::adapter, CONFIG).withTimeout(TIMEOUT.multipliedBy(3));
    }

    private McpPlugin adapter() {
        return new McpPlugin("office", servers, TIMEOUT);
    }
}
