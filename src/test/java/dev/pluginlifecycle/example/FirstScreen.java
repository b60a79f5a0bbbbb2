package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;

/** The example on the first screen of the README and of the package's page. */
final class FirstScreen {

    private FirstScreen() {}

    static void run() throws Exception {
        List<ServerHealth> servers = List.of(
                ServerHealth.healthy("alpha", List.of("search")),
                ServerHealth.failed("beta", List.of("write"), "connection refused"));
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("search-plugin", servers);

        DiscoveryResult discovery = new DiscoveryResult(
                List.of(new ToolInfo("search", "searches the docs")), List.of(), true);

        ObjectMapper mapper = new ObjectMapper();
        System.out.println(mapper.writeValueAsString(healthcheck));
        System.out.println(mapper.writeValueAsString(healthcheck.degradedMode(discovery).orElseThrow()));
    }
}
