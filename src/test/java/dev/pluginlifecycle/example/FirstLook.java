package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;

/** The first example of the README: a plugin whose server beta goes down. */
public final class FirstLook {

    private FirstLook() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if the state cannot be written as JSON
     */
    public static void main(String[] args) throws Exception {
        ServerHealth alpha = ServerHealth.healthy("alpha", List.of("search"));
        PluginHealthcheck before = PluginHealthcheck.fromServers("search-plugin", List.of(
                alpha, ServerHealth.healthy("beta", List.of("write"))));
        PluginHealthcheck now = PluginHealthcheck.fromServers("search-plugin", List.of(
                alpha, ServerHealth.failed("beta", List.of("write"), "connection refused")));
        DiscoveryResult tools = DiscoveryResult.merge(List.of(
                new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), false), // alpha's
                DiscoveryResult.unavailable())); // beta's

        System.out.println("state:          " + now.state().wireName());
        System.out.println("failed servers: " + HealthcheckDiff.between(before, now).failed());
        System.out.println("lost tools:     " + now.degradedMode(tools).orElseThrow().lostTools());
        System.out.println(new ObjectMapper().writeValueAsString(now.state()));
    }
}
