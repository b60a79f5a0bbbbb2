package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A host, and a plugin with three servers: start-up, the failure and recovery of one server, and shutdown. */
public final class QuickStart {

    private static final String NAME = "search-plugin";

    private QuickStart() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if a server cannot be started on loopback
     */
    public static void main(String[] args) throws Exception {
        try (CatalogServer alpha = new CatalogServer("search");
                CatalogServer beta = new CatalogServer("write");
                CatalogServer gamma = new CatalogServer("read")) {
            Map<String, URI> servers =
                    new TreeMap<>(Map.of("alpha", alpha.uri(), "beta", beta.uri(), "gamma", gamma.uri()));
            Duration timeout = Duration.ofSeconds(20);
            run(new HttpPlugin(NAME, servers, Set.of(), CatalogServer.TOKEN, timeout, timeout), beta);
        }
    }

    private static void run(HttpPlugin plugin, CatalogServer beta) throws Exception {
        plugin.validateConfig(RuntimePluginConfig.defaults());
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        PluginHost host = new PluginHost(
                Map.of(NAME, plugin), Duration.ofMillis(500), Duration.ofSeconds(60), events::add);

        try (host) {
            System.out.println("The plugin starts");
            System.out.println("  " + events.take());
            printNext(events, host);

            System.out.println("\nThe server beta goes down");
            beta.stop();
            PluginHealthcheck degraded = printNext(events, host);
            DegradedMode mode = degraded.degradedMode(plugin.discover()).orElseThrow();
            System.out.println("  still available: " + mode.availableTools());

            System.out.println("\nThe degraded mode as JSON");
            System.out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(mode));

            System.out.println("\nThe server beta comes back");
            beta.start();
            printNext(events, host);
        }
        System.out.println("\nThe host closes the plugin");
        System.out.println("  " + events.take());
        printNext(events, host);
    }

    /** Waits for an event, and prints it and a line for each server. */
    private static PluginHealthcheck printNext(BlockingQueue<String> events, PluginHost host) throws Exception {
        System.out.println("  " + events.take());
        PluginHealthcheck healthcheck = host.healthchecks().get(NAME);
        for (ServerHealth server : healthcheck.servers()) {
            String error = server.lastError() == null ? "" : server.lastError();
            System.out.println(
                    "    %-6s %-8s %s".formatted(server.serverName(), server.status(), error).stripTrailing());
        }
        return healthcheck;
    }
}
