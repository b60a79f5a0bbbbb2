package com.example.host;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.List;

/** Describes a state in a switch without a default. If a state were missing, the switch would not compile. */
public final class Main {

    private Main() {}

    static String describe(PluginState state) {
        return switch (state) {
            case PluginState.Unconfigured() -> "not configured";
            case PluginState.Validated() -> "configured, not started";
            case PluginState.Starting() -> "starting";
            case PluginState.Healthy() -> "everything works";
            case PluginState.Degraded(var healthy, var failed) -> "works: " + healthy + ", failed: " + failed.size();
            case PluginState.Failed(var reason) -> "failed: " + reason;
            case PluginState.ShuttingDown() -> "shutting down";
            case PluginState.Stopped() -> "stopped";
        };
    }

    /** Runs with {@code -ea}, so that a failed assertion fails the build. */
    public static void main(String[] args) {
        String description = describe(PluginState.fromServers(List.of(
                ServerHealth.healthy("alpha", List.of("search")),
                ServerHealth.failed("beta", List.of("write"), "connection refused"))));
        System.out.println(description);
        assert description.equals("works: [alpha], failed: 1") : description;
    }
}
