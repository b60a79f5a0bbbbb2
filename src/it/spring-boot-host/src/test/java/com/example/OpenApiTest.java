package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static JsonNode document;

    @BeforeAll
    static void readDocument() throws Exception {
        try (Host host = Host.start()) {
            document = host.bean(JsonMapper.class).readTree(host.get("/v3/api-docs").body());
        }
    }

    @Test
    void schemaOfStateAllowsClientsToSendTag() {
        assertThat(schema("PluginState").at("/properties/state").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(document.findValues("readOnly")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unconfigured", "Validated", "Starting", "Healthy", "ShuttingDown", "Stopped"})
    void schemaOfStateRequiresTag(String state) {
        assertThat(required(state)).containsExactly("state");
    }

    @ParameterizedTest
    @CsvSource({
        "Degraded, state healthy_servers failed_servers",
        "Failed, state reason",
        "PluginHealthcheck, plugin_name state servers last_check",
        "ServerHealth, server_name status capabilities",
        "HealthcheckDiff, previous_state current_state added removed failed degraded recovered capabilities_changed"
    })
    void schemaRequiresMembers(String type, String members) {
        assertThat(required(type)).containsExactlyInAnyOrder(members.split(" "));
    }

    @Test
    void schemaOfConfigRequiresNothing() {
        assertThat(schema("RuntimePluginConfig").propertyNames())
                .contains("properties")
                .doesNotContain("required");
    }

    private static Stream<String> required(String type) {
        List<JsonNode> members = List.copyOf(schema(type).required("required").values());
        return members.stream().map(JsonNode::asString);
    }

    private static JsonNode schema(String type) {
        return document.required("components").required("schemas").required(type);
    }
}
