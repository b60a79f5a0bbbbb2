package dev.pluginlifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plugin over three servers, through start-up, the loss of a server, its recovery and shutdown. */
public final class QuickStart {

    private static final ObjectMapper MAPPER = new ObjectMapper();

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
            run(new HttpPlugin("search-plugin", servers, Duration.ofSeconds(2), Duration.ofSeconds(5)), beta);
        }
    }

    private static void run(HttpPlugin plugin, CatalogServer beta) throws Exception {
        plugin.validateConfig(RuntimePluginConfig.defaults());

        PluginHealthcheck started = plugin.healthcheck();
        print("health", started);
        print("start-up event", started.startupEvent().orElseThrow());
        print("discovery", plugin.discover());

        beta.stop();
        PluginHealthcheck broken = plugin.healthcheck();
        print("health without beta", broken);
        print("degraded mode", broken.degradedMode(plugin.discover()).orElseThrow());
        print("what changed", HealthcheckDiff.between(started, broken));

        beta.start();
        PluginHealthcheck recovered = plugin.healthcheck();
        print("what changed since", HealthcheckDiff.between(broken, recovered));

        plugin.shutdown();
        print("in the end", plugin.healthcheck().state().wireName());
    }

    private static void print(String what, Object value) throws Exception {
        System.out.println(what + ": " + MAPPER.writeValueAsString(value));
    }
}
