package dev.pluginlifecycle.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Hand-written code that writes and reads a healthcheck with the streaming API of Jackson 2. */
final class HandWritten {

    private final JsonFactory factory;

    HandWritten(JsonFactory factory) {
        this.factory = factory;
    }

    void write(OutputStream out, PluginHealthcheck healthcheck) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("plugin_name", healthcheck.pluginName());
            json.writeFieldName("state");
            write(json, healthcheck.state());
            json.writeFieldName("servers");
            write(json, healthcheck.servers());
            json.writeNumberField("last_check", healthcheck.lastCheck());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, PluginState state) throws IOException {
        json.writeStartObject();
        json.writeStringField("state", state.wireName());
        if (state instanceof PluginState.Degraded degraded) {
            json.writeFieldName("healthy_servers");
            writeStrings(json, degraded.healthyServers());
            json.writeFieldName("failed_servers");
            write(json, degraded.failedServers());
        } else if (state instanceof PluginState.Failed failed) {
            json.writeStringField("reason", failed.reason());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<ServerHealth> servers) throws IOException {
        json.writeStartArray();
        for (ServerHealth server : servers) {
            json.writeStartObject();
            json.writeStringField("server_name", server.serverName());
            json.writeStringField("status", server.status().wireName());
            json.writeFieldName("capabilities");
            writeStrings(json, server.capabilities());
            json.writeStringField("last_error", server.lastError());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeStrings(JsonGenerator json, List<String> strings) throws IOException {
        json.writeStartArray();
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    PluginHealthcheck read(byte[] bytes) throws IOException {
        try (JsonParser json = factory.createParser(bytes)) {
            String pluginName = null;
            PluginState state = null;
            List<ServerHealth> servers = null;
            long lastCheck = -1;
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "plugin_name" -> pluginName = json.getText();
                    case "state" -> state = state(json);
                    case "servers" -> servers = servers(json);
                    case "last_check" -> lastCheck = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
            return new PluginHealthcheck(pluginName, state, servers, lastCheck);
        }
    }

    private static PluginState state(JsonParser json) throws IOException {
        String tag = null;
        String reason = null;
        List<String> healthyServers = null;
        List<ServerHealth> failedServers = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "state" -> tag = json.getText();
                case "reason" -> reason = json.getText();
                case "healthy_servers" -> healthyServers = strings(json);
                case "failed_servers" -> failedServers = servers(json);
                default -> json.skipChildren();
            }
        }
        return switch (tag) {
            case "unconfigured" -> new PluginState.Unconfigured();
            case "validated" -> new PluginState.Validated();
            case "starting" -> new PluginState.Starting();
            case "healthy" -> new PluginState.Healthy();
            case "degraded" -> new PluginState.Degraded(healthyServers, failedServers);
            case "failed" -> new PluginState.Failed(reason);
            case "shutting_down" -> new PluginState.ShuttingDown();
            case "stopped" -> new PluginState.Stopped();
            default -> throw new IOException("unknown state " + tag);
        };
    }

    private static List<ServerHealth> servers(JsonParser json) throws IOException {
        List<ServerHealth> servers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String serverName = null;
            ServerStatus status = null;
            List<String> capabilities = null;
            String lastError = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "server_name" -> serverName = json.getText();
                    case "status" -> status = ServerStatus.fromWireName(json.getText());
                    case "capabilities" -> capabilities = strings(json);
                    case "last_error" -> lastError = textOrNull(json);
                    default -> json.skipChildren();
                }
            }
            servers.add(new ServerHealth(serverName, status, capabilities, lastError));
        }
        return servers;
    }

    private static String textOrNull(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    private static List<String> strings(JsonParser json) throws IOException {
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            strings.add(json.getText());
        }
        return strings;
    }
}
