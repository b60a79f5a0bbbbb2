package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import dev.pluginlifecycle.testing.WireContract;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginControllerTest {

    private static final String STATE = """
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

    @Test
    void mapperKeepsWireForm() {
        ObjectMapper mapper = host.bean(ObjectMapper.class);

        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
    }

    @Test
    void healthcheckReturnsWireFormThatReadsBackEqual() throws Exception {
        String body = host.get("/plugin").body();

        assertThat(body).startsWith("{\"plugin_name\":\"search-plugin\",\"state\":" + STATE + ",\"servers\":[");
        PluginHealthcheck read = host.bean(ObjectMapper.class).readValue(body, PluginHealthcheck.class);
        assertThat(read.servers()).isEqualTo(host.bean(InMemoryPlugin.class).healthcheck().servers());
        assertThat(read.state()).isEqualTo(host.bean(InMemoryPlugin.class).healthcheck().state());
    }

    @Test
    void statesReturnsMapOfTaggedStates() throws Exception {
        assertThat(host.get("/plugin/states").body()).isEqualTo("{\"search-plugin\":" + STATE + "}");
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
        "{\"enabled_plugins\":{\"search-plugin\":null}}",
        "{\"external_directories\":\"/opt\"}",
        "{\"install_root\":"
    })
    void validateWhenConfigIsMalformedReturnsBadRequest(String json) throws Exception {
        assertThat(host.putJson("/plugin/config", json).statusCode()).isEqualTo(400);
    }
}
