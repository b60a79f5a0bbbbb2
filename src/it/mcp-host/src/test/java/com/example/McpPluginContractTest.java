package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every adapter, in each situation of this one. */
class McpPluginContractTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BOUND = LIMIT.multipliedBy(3);

    private final Map<String, ServerParameters> servers = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    @AfterEach
    void noServerIsLeft() {
        assertThat(Servers.processes()).isEmpty();
    }

    @Test
    void contractHoldsWithAllServersUp() throws Exception {
        servers.putAll(Servers.all(directory));
        assertContractHoldsIn(PluginState.Healthy.class);
    }

    @Test
    void contractHoldsWithOneServerDown() throws Exception {
        servers.put("memory", Servers.memory(directory));
        servers.put("broken", Servers.broken());
        assertContractHoldsIn(PluginState.Degraded.class);
    }

    @Test
    void contractHoldsWithAllServersDown() throws Exception {
        servers.put("broken", Servers.broken());
        servers.put("broken too", Servers.broken());
        assertContractHoldsIn(PluginState.Failed.class);
    }

    private void assertContractHoldsIn(Class<? extends PluginState> situation) throws Exception {
        try (McpPlugin plugin = adapter()) {
            PluginHealthcheck check = plugin.healthcheck();
            assertThat(check.state()).isInstanceOf(situation);
        }
        assertThat(PluginLifecycleContract.of(this::adapter, RuntimePluginConfig.defaults()).withTimeout(BOUND).check()
                        .violations())
                .isEmpty();
    }

    private McpPlugin adapter() {
        return new McpPlugin("office", servers, LIMIT);
    }
}
