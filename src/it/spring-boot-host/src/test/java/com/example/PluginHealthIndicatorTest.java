package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PluginHealthIndicatorTest {

    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.failed("beta", List.of("write"), "connection refused");

    private Host host;
    private InMemoryPlugin plugin;

    @BeforeEach
    void start() {
        host = Host.start();
        plugin = host.bean(InMemoryPlugin.class);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void healthReflectsStateOfPlugin() throws Exception {
        assertHealth("UP", 200);

        plugin.update(List.of(ALPHA, BETA), DiscoveryResult.unavailable());
        assertHealth("DEGRADED", 200);

        plugin.update(List.of(BETA), DiscoveryResult.unavailable());
        assertHealth("DOWN", 503);
    }

    @Test
    void healthWhenPluginIsStoppedIsOutOfService() throws Exception {
        plugin.shutdown();

        assertHealth("OUT_OF_SERVICE", 503);
    }

    @Test
    void healthDetailKeepsWireForm() throws Exception {
        JsonNode detail = json(host.get("/actuator/health")).at("/components/plugin/details/healthcheck");

        assertThat(detail.toString()).startsWith("""
                {"plugin_name":"search-plugin","state":{"state":"healthy"},"servers":[\
                {"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},""");
        assertThat(host.bean(JsonMapper.class).treeToValue(detail, PluginHealthcheck.class).state())
                .isEqualTo(new PluginState.Healthy());
    }

    private void assertHealth(String status, int httpStatus) throws Exception {
        HttpResponse<String> response = host.get("/actuator/health");
        assertThat(response.statusCode()).isEqualTo(httpStatus);
        assertThat(json(response).get("status").asString()).isEqualTo(status);
    }

    private JsonNode json(HttpResponse<String> response) {
        return host.bean(JsonMapper.class).readTree(response.body());
    }
}
