package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginControllerTest {

    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.failed("beta", List.of("write"), "connection refused");
    private static final String DEGRADED = """
            {"state":"degraded","healthy_servers":["alpha"],"failed_servers":[\
            {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}]}""";

    private static Host host;

    @BeforeAll
    static void start() {
        host = Host.start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void letBetaFail() {
        host.bean(InMemoryPlugin.class).update(List.of(ALPHA, BETA), DiscoveryResult.unavailable());
    }

    @Test
    void healthcheckReturnsWireForm() throws Exception {
        String body = host.get("/plugin").body();

        assertThat(body.replaceFirst("\"last_check\":\\d+", "\"last_check\":0")).isEqualTo("""
                {"plugin_name":"search-plugin","state":%s,"servers":[\
                {"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null},\
                {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}],\
                "last_check":0}""".formatted(DEGRADED));
    }

    @Test
    void diffReturnsWireForm() throws Exception {
        assertThat(host.get("/plugin/diff").body()).isEqualTo("""
                {"previous_state":{"state":"healthy"},"current_state":%s,"added":[],"removed":[],\
                "failed":["beta"],"degraded":[],"recovered":[],"capabilities_changed":[]}""".formatted(DEGRADED));
    }

    @Test
    void statesReturnsMapOfTaggedStates() throws Exception {
        assertThat(host.get("/plugin/states").body()).isEqualTo("{\"search-plugin\":" + DEGRADED + "}");
    }

    @Test
    void serversReadsStatusByWireName() throws Exception {
        assertThat(host.get("/plugin/servers?status=failed").body()).isEqualTo("""
                [{"server_name":"beta","status":"failed","capabilities":["write"],\
                "last_error":"connection refused"}]""");
        assertThat(host.get("/plugin/servers?status=broken").statusCode()).isEqualTo(400);
    }

    @Test
    void validateWhenConfigIsValidReturnsIt() throws Exception {
        HttpResponse<String> response = host.putJson("/plugin/config", """
                {"enabled_plugins":{"search-plugin":true},"maxOutputTokens":4000,"unknown":1}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"enabled_plugins":{"search-plugin":true},"external_directories":[],"install_root":null,\
                "registry_path":null,"bundled_root":null,"max_output_tokens":4000}""");
    }

    @Test
    void validateWhenPluginRejectsConfigReturnsBadRequest() throws Exception {
        InMemoryPlugin plugin = host.bean(InMemoryPlugin.class);
        plugin.setConfigError("plugin search-plugin is disabled");
        HttpResponse<String> response = host.putJson("/plugin/config", "{}");
        plugin.setConfigError(null);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("plugin search-plugin is disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"max_output_tokens\":-1}",
        "{\"max_output_tokens\":\"many\"}",
        "{\"enabled_plugins\":{\"search-plugin\":null}}",
        "{\"external_directories\":\"/opt\"}",
        "{\"install_root\":",
        "[]"
    })
    void validateWhenConfigIsMalformedReturnsBadRequest(String json) throws Exception {
        assertThat(host.putJson("/plugin/config", json).statusCode()).isEqualTo(400);
    }
}
