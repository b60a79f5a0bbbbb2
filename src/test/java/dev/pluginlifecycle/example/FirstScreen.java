package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;

/** The first example of the README and of the package page. */
final class FirstScreen {

    private FirstScreen() {}

    static void run() throws Exception {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", List.of(
                ServerHealth.healthy("alpha", List.of("search")),
                ServerHealth.failed("beta", List.of("write"), "connection refused")));

        boolean partial = true; // beta did not answer, so tools may be missing
        DiscoveryResult discovery = new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), partial);

        ObjectMapper mapper = new ObjectMapper();
        System.out.println(mapper.writeValueAsString(healthcheck.state()));
        System.out.println(mapper.writeValueAsString(healthcheck.degradedMode(discovery).orElseThrow()));
    }
}
