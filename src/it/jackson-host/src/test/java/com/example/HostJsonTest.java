package com.example;

import static com.example.HostJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.WireContract;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostJsonTest {

    /** The host's own record, which contains a healthcheck. */
    record ServiceStatus(String serviceName, String maintenanceNote, PluginHealthcheck pluginHealth) {}

    private static final ServiceStatus STATUS = new ServiceStatus("checkout", null, PluginHealthcheck.fromServers(
            "search-plugin",
            List.of(
                    ServerHealth.healthy("alpha", List.of("search")),
                    ServerHealth.failed("beta", List.of("write"), "connection refused")),
            () -> Instant.ofEpochSecond(1_764_000_000)));

    @Test
    void mapperUsesStyleOfHostOnlyOutsideHealthcheck() throws Exception {
        String json = MAPPER.writeValueAsString(STATUS);

        assertThat(json).isEqualTo("""
                {"pluginHealth":{"plugin_name":"search-plugin",\
                "state":{"state":"degraded","healthy_servers":["alpha"],"failed_servers":[\
                {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}]},\
                "servers":[{"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},\
                {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}],\
                "last_check":1764000000},"serviceName":"checkout"}""");
        assertThat(MAPPER.readValue(json, ServiceStatus.class)).isEqualTo(STATUS);
    }

    @Test
    void mapperKeepsWireForm() {
        assertThat(WireContract.check(MAPPER::writeValueAsString, MAPPER::readValue)).isEmpty();
    }

    @Test
    void classPathContainsOneMajorVersionOfJackson() {
        boolean jackson3 = MAPPER.getClass().getName().startsWith("tools.");
        String own = jackson3 ? "tools/jackson" : "com/fasterxml/jackson";
        String other = jackson3 ? "com/fasterxml/jackson" : "tools/jackson";

        assertThat(resources("com/fasterxml/jackson/annotation/JsonProperty.class")).hasSize(1);
        assertThat(resources(own + "/databind/ObjectMapper.class")).hasSize(1);
        assertThat(resources(other + "/databind/")).isEmpty();
        assertThat(resources(other + "/core/")).isEmpty();
    }

    private static Stream<?> resources(String path) {
        return HostJsonTest.class.getClassLoader().resources(path);
    }
}
