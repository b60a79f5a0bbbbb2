package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import io.quarkus.logging.Log;
import java.util.List;

/** A plugin with one server that always replies. A real adapter asks its servers. */
final class SearchPlugin implements PluginLifecycle {

    private static final List<ServerHealth> SERVERS = List.of(ServerHealth.healthy("alpha", List.of("search")));

    private volatile boolean stopped;

    @Override
    public void validateConfig(RuntimePluginConfig config) {
        Log.infof("search-plugin accepts %s", config);
    }

    @Override
    public PluginHealthcheck healthcheck() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", SERVERS);
        return stopped ? healthcheck.withState(new PluginState.Stopped()) : healthcheck;
    }

    @Override
    public DiscoveryResult discover() {
        return new DiscoveryResult(stopped ? List.of() : List.of(new ToolInfo("search")), List.of(), false);
    }

    @Override
    public void shutdown() {
        Log.info("search-plugin is shut down");
        stopped = true;
    }
}
