package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PluginHealthIndicatorTest {

    private static Host host;

    @BeforeAll
    static void start() {
        host = Host.start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void healthWhenPluginIsHealthyIsUp() throws Exception {
        assertHealth(new PluginState.Healthy(), "UP", 200);
    }

    @Test
    void healthWhenPluginIsDegradedIsDegraded() throws Exception {
        assertHealth(new PluginState.Degraded(List.of("alpha"), List.of()), "DEGRADED", 200);
    }

    @ParameterizedTest
    @MethodSource("unusableStates")
    void healthWhenPluginIsNotUsableIsDown(PluginState state) throws Exception {
        assertHealth(state, "DOWN", 503);
    }

    static List<PluginState> unusableStates() {
        return List.of(
                new PluginState.Unconfigured(),
                new PluginState.Validated(),
                new PluginState.Starting(),
                new PluginState.Failed("no servers available"),
                new PluginState.ShuttingDown(),
                new PluginState.Stopped());
    }

    @Test
    void healthDetailKeepsWireForm() throws Exception {
        setState(null);

        assertThat(host.get("/actuator/health/plugin").body()).contains("""
                {"healthcheck":{"plugin_name":"search-plugin","state":{"state":"healthy"},"servers":[\
                {"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},""");
    }

    private static void assertHealth(PluginState state, String status, int httpStatus) throws Exception {
        setState(state);

        HttpResponse<String> plugin = host.get("/actuator/health/plugin");
        assertThat(plugin.statusCode()).isEqualTo(httpStatus);
        assertThat(plugin.body()).contains("\"status\":\"" + status + "\"");
        HttpResponse<String> all = host.get("/actuator/health");
        assertThat(all.statusCode()).isEqualTo(httpStatus);
        // The status of the host comes first in Spring Boot 3, and last in Spring Boot 4.
        assertThat(all.body()).containsPattern("^\\{\"status\":\"%1$s\"|\\],\"status\":\"%1$s\"\\}$".formatted(status));
    }

    private static void setState(PluginState state) {
        host.bean(InMemoryPlugin.class).setState(state);
    }
}
