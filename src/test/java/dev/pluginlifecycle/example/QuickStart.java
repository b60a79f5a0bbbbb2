package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A plugin with three servers: start-up, the failure and recovery of one server, and shutdown. */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if a server cannot be started on loopback
     */
    public static void main(String[] args) throws Exception {
        try (CatalogServer alpha = CatalogServer.offering("search");
                CatalogServer beta = CatalogServer.offering("write");
                CatalogServer gamma = CatalogServer.offering("read")) {
            Map<String, URI> servers = new LinkedHashMap<>();
            servers.put("alpha", alpha.uri());
            servers.put("beta", beta.uri());
            servers.put("gamma", gamma.uri());
            Duration timeout = Duration.ofSeconds(20);
            run(new HttpPlugin("search-plugin", servers, Set.of(), CatalogServer.TOKEN, timeout, timeout), beta);
        }
    }

    private static void run(HttpPlugin plugin, CatalogServer beta) throws Exception {
        plugin.validateConfig(RuntimePluginConfig.defaults());

        PluginHealthcheck started = plugin.healthcheck();
        print("The plugin starts", started);

        beta.stop();
        PluginHealthcheck degraded = plugin.healthcheck();
        print("The server beta goes down", degraded);
        DegradedMode mode = degraded.degradedMode(plugin.discover()).orElseThrow();
        System.out.println("  still available: " + mode.availableTools() + ", lost: " + mode.lostTools());
        System.out.println("  failed since the last check: " + HealthcheckDiff.between(started, degraded).failed());

        System.out.println("\nThe degraded mode as JSON");
        System.out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(mode));

        beta.start();
        PluginHealthcheck recovered = plugin.healthcheck();
        print("The server beta comes back", recovered);
        HealthcheckDiff recovery = HealthcheckDiff.between(degraded, recovered);
        System.out.println("  recovered since the last check: " + recovery.recovered());

        plugin.shutdown();
        print("The plugin is shut down", plugin.healthcheck());
    }

    /** Prints a line for the plugin and a line for each server. */
    private static void print(String event, PluginHealthcheck healthcheck) {
        System.out.println("\n" + event + ": " + healthcheck.pluginName() + " is " + healthcheck.state().wireName());
        for (ServerHealth server : healthcheck.servers()) {
            String error = server.lastError() == null ? "" : server.lastError();
            System.out.println("  %-6s %-8s %s".formatted(server.serverName(), server.status(), error).stripTrailing());
        }
    }
}
