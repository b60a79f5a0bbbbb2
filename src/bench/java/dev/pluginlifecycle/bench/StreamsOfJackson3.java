package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;

/** What a host would write by hand for Jackson 3. */
final class StreamsOfJackson3 implements Codec {

    private final TokenStreamFactory factory;

    StreamsOfJackson3(TokenStreamFactory factory) {
        this.factory = factory;
    }

    @Override
    public void write(OutputStream out, PluginHealthcheck healthcheck) {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("plugin_name", healthcheck.pluginName());
            json.writeName("state");
            write(json, healthcheck.state());
            json.writeName("servers");
            write(json, healthcheck.servers());
            json.writeNumberProperty("last_check", healthcheck.lastCheck());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, PluginState state) {
        json.writeStartObject();
        json.writeStringProperty("state", state.wireName());
        if (state instanceof PluginState.Degraded degraded) {
            json.writeName("healthy_servers");
            writeStrings(json, degraded.healthyServers());
            json.writeName("failed_servers");
            write(json, degraded.failedServers());
        } else if (state instanceof PluginState.Failed failed) {
            json.writeStringProperty("reason", failed.reason());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<ServerHealth> servers) {
        json.writeStartArray();
        for (ServerHealth server : servers) {
            json.writeStartObject();
            json.writeStringProperty("server_name", server.serverName());
            json.writeStringProperty("status", server.status().wireName());
            json.writeName("capabilities");
            writeStrings(json, server.capabilities());
            json.writeStringProperty("last_error", server.lastError());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeStrings(JsonGenerator json, List<String> strings) {
        json.writeStartArray();
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    @Override
    public PluginHealthcheck read(byte[] bytes) {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), bytes)) {
            String pluginName = null;
            PluginState state = null;
            List<ServerHealth> servers = null;
            long lastCheck = -1;
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "plugin_name" -> pluginName = json.getString();
                    case "state" -> state = state(json);
                    case "servers" -> servers = servers(json);
                    case "last_check" -> lastCheck = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
            return new PluginHealthcheck(pluginName, state, servers, lastCheck);
        }
    }

    private static PluginState state(JsonParser json) {
        String tag = null;
        String reason = null;
        List<String> healthyServers = null;
        List<ServerHealth> failedServers = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "state" -> tag = json.getString();
                case "reason" -> reason = json.getString();
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
            default -> throw new IllegalArgumentException("unknown state " + tag);
        };
    }

    private static List<ServerHealth> servers(JsonParser json) {
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
                    case "server_name" -> serverName = json.getString();
                    case "status" -> status = ServerStatus.fromWireName(json.getString());
                    case "capabilities" -> capabilities = strings(json);
                    case "last_error" -> lastError = textOrNull(json);
                    default -> json.skipChildren();
                }
            }
            servers.add(new ServerHealth(serverName, status, capabilities, lastError));
        }
        return servers;
    }

    private static String textOrNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private static List<String> strings(JsonParser json) {
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            strings.add(json.getString());
        }
        return strings;
    }
}
