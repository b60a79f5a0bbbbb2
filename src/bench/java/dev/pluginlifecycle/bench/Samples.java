package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of a realistic size. */
public final class Samples {

    private static final int TOOLS = 200;

    private Samples() {}

    /** The statuses of a plugin's servers. */
    public enum Mix { HEALTHY, MIXED, FAILED }

    /** {@return servers in an immutable list} */
    static List<ServerHealth> servers(int count, Mix mix) {
        List<ServerHealth> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "server-" + i;
            List<String> capabilities = List.of("search-" + i, "read-" + i, "write-" + i);
            int kind = mix == Mix.MIXED ? i % 3 : mix.ordinal();
            servers.add(switch (kind) {
                case 0 -> ServerHealth.healthy(name, capabilities);
                case 1 -> ServerHealth.degraded(name, capabilities, "answered after 4200 ms");
                default -> ServerHealth.failed(name, capabilities, "connection refused: 10.0.0." + i % 256 + ":8080");
            });
        }
        return List.copyOf(servers);
    }

    static PluginHealthcheck healthcheck(int count, Mix mix) {
        List<ServerHealth> servers = servers(count, mix);
        return new PluginHealthcheck("search-plugin", PluginState.fromServers(servers), servers, 1_764_000_000);
    }

    /** {@return entries of MCP's {@code tools/list}, each with a schema of about two kilobytes} */
    static List<Map<String, Object>> tools() {
        List<Map<String, Object>> tools = new ArrayList<>();
        for (int i = 0; i < TOOLS; i++) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (String name : List.of("query", "repository", "branch", "path", "author", "language")) {
                properties.put(name, property("string", "The " + name + " to look in, as the host's user wrote it"));
            }
            properties.put("limit", number("The most results to return", 1, 100));
            properties.put("offset", number("The first result to return, counted from zero", 0, 10_000));
            Map<String, Object> order = property("string", "The order of the results");
            order.put("enum", List.of("relevance", "newest", "oldest", "largest"));
            properties.put("order", order);
            Map<String, Object> labels = property("array", "Labels that a result must have, every one of them");
            labels.put("items", property("string", "The name of a label"));
            properties.put("labels", labels);
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put("required", List.of("query", "repository"));
            schema.put("additionalProperties", false);
            Map<String, Object> tool = new LinkedHashMap<>();
            tool.put("name", "search-" + i);
            tool.put("description", "Searches a repository for text and returns the places where it occurs");
            tool.put("input_schema", schema);
            tools.add(tool);
        }
        return tools;
    }

    private static Map<String, Object> property(String type, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", type);
        property.put("description", description);
        return property;
    }

    private static Map<String, Object> number(String description, int minimum, int maximum) {
        Map<String, Object> number = property("integer", description);
        number.put("minimum", minimum);
        number.put("maximum", maximum);
        number.put("default", minimum);
        return number;
    }
}
