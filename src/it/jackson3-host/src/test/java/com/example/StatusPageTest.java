package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.WireContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final ServiceStatus STATUS = new ServiceStatus("checkout", null, PluginHealthcheck.fromServers(
            "search-plugin",
            List.of(
                    ServerHealth.healthy("alpha", List.of("search")),
                    ServerHealth.failed("beta", List.of("write"), "connection refused")),
            () -> Instant.ofEpochSecond(1_764_000_000)));

    @Test
    void writeUsesHostStyleOutsideAndWireFormInside() {
        assertThat(StatusPage.write(STATUS)).isEqualTo("""
                {"pluginHealth":{"plugin_name":"search-plugin",\
                "state":{"state":"degraded","healthy_servers":["alpha"],"failed_servers":[\
                {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}]},\
                "servers":[{"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},\
                {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}],\
                "last_check":1764000000},"serviceName":"checkout"}""");
    }

    @Test
    void readOfWrittenPageReturnsEqualStatus() {
        assertThat(StatusPage.read(StatusPage.write(STATUS))).isEqualTo(STATUS);
    }

    @Test
    void mapperKeepsWireForm() {
        assertThat(WireContract.check(StatusPage.MAPPER::writeValueAsString, StatusPage.MAPPER::readValue)).isEmpty();
    }
}
