package com.example;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/** The plugin over HTTP. */
@Path("/plugin")
public class PluginResource {

    private final PluginLifecycle plugin;
    private final RuntimePluginConfig config;

    PluginResource(PluginLifecycle plugin, RuntimePluginConfig config) {
        this.plugin = plugin;
        this.config = config;
    }

    /** {@return the current health} */
    @GET
    @Path("/healthcheck")
    public PluginHealthcheck healthcheck() {
        return plugin.healthcheck();
    }

    /** {@return the changes since an earlier healthcheck} */
    @POST
    @Path("/diff")
    public HealthcheckDiff diff(PluginHealthcheck previous) {
        return HealthcheckDiff.between(previous, plugin.healthcheck());
    }

    /** {@return the state of the plugin, by its name} */
    @GET
    @Path("/states")
    public Map<String, PluginState> states() {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        return Map.of(healthcheck.pluginName(), healthcheck.state());
    }

    /** {@return the same board, after it was read from JSON} */
    @POST
    @Path("/board")
    public StatusBoard board(StatusBoard board) {
        return board;
    }

    /** {@return the configuration} */
    @GET
    @Path("/config")
    public RuntimePluginConfig config() {
        return config;
    }
}
