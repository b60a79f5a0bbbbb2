package dev.pluginlifecycle.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockAdapterContractTests {

    @Test
    void checkReportsNoViolation() {
        RuntimePluginConfig config = RuntimePluginConfig.defaults().withPlugin("clock", true);
        PluginLifecycleContract.check(ClockAdapter::new, config).orThrow();
    }

    /** The smallest adapter: it has one server, which is this process. */
    static final class ClockAdapter implements PluginLifecycle {

        private volatile boolean stopped;

        @Override
        public void validateConfig(RuntimePluginConfig config) {}

        @Override
        public PluginHealthcheck healthcheck() {
            PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(
                    "clock", List.of(ServerHealth.healthy("clock", List.of("now"))));
            return stopped ? healthcheck.withState(new PluginState.Stopped()) : healthcheck;
        }

        @Override
        public DiscoveryResult discover() {
            return stopped
                    ? DiscoveryResult.empty()
                    : new DiscoveryResult(List.of(new ToolInfo("now", "returns the time")), List.of(), false);
        }

        @Override
        public void shutdown() {
            stopped = true;
        }
    }
}
