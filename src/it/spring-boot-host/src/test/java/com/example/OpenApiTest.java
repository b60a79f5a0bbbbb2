package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

    private static final Map<String, String> SCHEMAS_OF_STATES = Map.of(
            "unconfigured", "Unconfigured",
            "validated", "Validated",
            "starting", "Starting",
            "healthy", "Healthy",
            "degraded", "Degraded",
            "failed", "Failed",
            "shutting_down", "ShuttingDown",
            "stopped", "Stopped");

    private static JsonNode document;

    @BeforeAll
    static void readDocument() throws Exception {
        try (Host host = Host.start()) {
            document = new ObjectMapper().readTree(host.get("/v3/api-docs").body());
        }
    }

    @Test
    void schemaOfStateMapsEachWireNameToItsSchema() {
        JsonNode discriminator = schema("PluginState").required("discriminator");

        assertThat(discriminator.required("propertyName").asText()).isEqualTo("state");
        assertThat(discriminator.required("mapping")).hasSize(8);
        SCHEMAS_OF_STATES.forEach((wireName, schema) ->
                assertThat(discriminator.required("mapping").required(wireName).asText()).isEqualTo(ref(schema)));
    }

    @Test
    void schemaOfEachStateExtendsSchemaOfState() {
        assertThat(required("PluginState")).containsExactly("state");
        assertThat(SCHEMAS_OF_STATES.values()).allSatisfy(schema -> {
            assertThat(required(schema)).contains("state");
            assertThat(schema(schema).at("/allOf/0/$ref").asText()).isEqualTo(ref("PluginState"));
        });
    }

    @Test
    void schemaOfStateAllowsClientsToSendTag() {
        assertThat(schema("PluginState").at("/properties/state").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(document.findValues("readOnly")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/PluginHealthcheck/properties/state/$ref",
        "/HealthcheckDiff/properties/previous_state/$ref",
        "/HealthcheckDiff/properties/current_state/$ref"
    })
    void memberRefersToSchemaOfState(String path) {
        assertThat(document.at("/components/schemas" + path).asText()).isEqualTo(ref("PluginState"));
    }

    @ParameterizedTest
    @CsvSource({
        "Unconfigured, state",
        "Validated, state",
        "Starting, state",
        "Healthy, state",
        "Degraded, state healthy_servers failed_servers",
        "Failed, state reason",
        "ShuttingDown, state",
        "Stopped, state",
        "PluginHealthcheck, plugin_name state servers last_check",
        "ServerHealth, server_name status capabilities",
        "HealthcheckDiff, previous_state current_state added removed failed degraded recovered capabilities_changed"
    })
    void schemaRequiresMembers(String type, String members) {
        assertThat(required(type)).containsExactlyInAnyOrder(members.split(" "));
    }

    @Test
    void schemaOfConfigRequiresNothing() {
        assertThat(schema("RuntimePluginConfig").has("properties")).isTrue();
        assertThat(schema("RuntimePluginConfig").has("required")).isFalse();
    }

    private static List<String> required(String type) {
        List<String> members = new ArrayList<>();
        schema(type).required("required").forEach(member -> members.add(member.asText()));
        return members;
    }

    private static JsonNode schema(String type) {
        return document.required("components").required("schemas").required(type);
    }

    private static String ref(String schema) {
        return "#/components/schemas/" + schema;
    }
}
