package dev.pluginlifecycle.contract;

import static dev.pluginlifecycle.contract.WireSample.ofObject;
import static dev.pluginlifecycle.contract.WireSample.ofText;

import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample of every type and every state.
 *
 * <p>Strings hold letters, digits, {@code -}, {@code _}, {@code .} and space, and a map has one entry at most, so that
 * a form has one text, however a host escapes and sorts.
 */
final class WireSamples {

    static final String NULL = "null";
    static final String EMPTY_LIST = "[]";

    static final WireSample ALPHA = ofObject(
            ServerHealth.class,
            ServerHealth.healthy("alpha", List.of("search")),
            "server_name", "\"alpha\"",
            "status", "\"healthy\"",
            "capabilities", "[\"search\"]",
            "last_error", NULL);

    static final WireSample BETA = ofObject(
            ServerHealth.class,
            ServerHealth.failed("beta", List.of("write", ""), "connection refused"),
            "server_name", "\"beta\"",
            "status", "\"failed\"",
            "capabilities", "[\"write\",\"\"]",
            "last_error", "\"connection refused\"");

    private static final WireSample GAMMA = ofObject(
            ServerHealth.class,
            ServerHealth.degraded("", List.of(), ""),
            "server_name", "\"\"",
            "status", "\"degraded\"",
            "capabilities", EMPTY_LIST,
            "last_error", "\"\"");

    static final WireSample HEALTHY = state(new PluginState.Healthy(), "healthy");

    static final WireSample DEGRADED = state(
            new PluginState.Degraded(List.of("alpha"), List.of((ServerHealth) BETA.value())),
            "degraded",
            "healthy_servers", "[\"alpha\"]",
            "failed_servers", "[" + BETA.json() + "]");

    static final WireSample TOOL = ofObject(
            ToolInfo.class,
            new ToolInfo("search", null, null),
            "name", "\"search\"",
            "description", NULL,
            "input_schema", NULL);

    static final WireSample TOOL_WITH_SCHEMA = ofObject(
            ToolInfo.class,
            new ToolInfo("search", "finds files", Map.of("properties", Map.of("q", everyJsonValue()))),
            "name", "\"search\"",
            "description", "\"finds files\"",
            "input_schema", "{\"properties\":{\"q\":[{\"default\":null},{},[],\"\",true,0,-2147483649,"
                    + "9223372036854775808,0.5,[\"one\"]]}}");

    static final WireSample RESOURCE = ofObject(
            ResourceInfo.class,
            new ResourceInfo("index", "Index", null, null),
            "uri", "\"index\"",
            "name", "\"Index\"",
            "description", NULL,
            "mime_type", NULL);

    static final WireSample RESOURCE_WITH_TYPE = ofObject(
            ResourceInfo.class,
            new ResourceInfo("index", "Index", "all files", "text"),
            "uri", "\"index\"",
            "name", "\"Index\"",
            "description", "\"all files\"",
            "mime_type", "\"text\"");

    static final WireSample HEALTHCHECK = ofObject(
            PluginHealthcheck.class,
            new PluginHealthcheck(
                    "search-plugin",
                    (PluginState) DEGRADED.value(),
                    List.of((ServerHealth) ALPHA.value(), (ServerHealth) BETA.value(), (ServerHealth) GAMMA.value()),
                    1764000000),
            "plugin_name", "\"search-plugin\"",
            "state", DEGRADED.json(),
            "servers", "[" + ALPHA.json() + "," + BETA.json() + "," + GAMMA.json() + "]",
            "last_check", "1764000000");

    static final WireSample NO_CONFIG = ofObject(
            RuntimePluginConfig.class,
            RuntimePluginConfig.defaults(),
            "enabled_plugins", "{}",
            "external_directories", EMPTY_LIST,
            "install_root", NULL,
            "registry_path", NULL,
            "bundled_root", NULL,
            "max_output_tokens", NULL);

    static final WireSample CONFIG = ofObject(
            RuntimePluginConfig.class,
            new RuntimePluginConfig(
                    Map.of("search", false), List.of("plugins"), "root", "registry.json", "", 4294967295L),
            "enabled_plugins", "{\"search\":false}",
            "external_directories", "[\"plugins\"]",
            "install_root", "\"root\"",
            "registry_path", "\"registry.json\"",
            "bundled_root", "\"\"",
            "max_output_tokens", "4294967295");

    private WireSamples() {}

    static List<WireSample> all() {
        List<WireSample> samples = new ArrayList<>();
        for (ServerStatus status : ServerStatus.values()) {
            samples.add(ofText(status, status.wireName()));
        }
        for (PluginLifecycleEvent event : PluginLifecycleEvent.values()) {
            samples.add(ofText(event, event.wireName()));
        }
        samples.addAll(List.of(
                ALPHA,
                BETA,
                GAMMA,
                state(new PluginState.Unconfigured(), "unconfigured"),
                state(new PluginState.Validated(), "validated"),
                state(new PluginState.Starting(), "starting"),
                HEALTHY,
                DEGRADED,
                state(new PluginState.Degraded(List.of(), List.of()), "degraded",
                        "healthy_servers", EMPTY_LIST,
                        "failed_servers", EMPTY_LIST),
                state(new PluginState.Failed("no servers available"), "failed", "reason", "\"no servers available\""),
                state(new PluginState.ShuttingDown(), "shutting_down"),
                state(new PluginState.Stopped(), "stopped"),
                HEALTHCHECK,
                emptyHealthcheck(),
                TOOL,
                TOOL_WITH_SCHEMA,
                RESOURCE,
                RESOURCE_WITH_TYPE,
                discovery(),
                emptyDiscovery(),
                degradedMode(),
                diff(),
                NO_CONFIG,
                CONFIG));
        return List.copyOf(samples);
    }

    private static WireSample state(PluginState state, String tag, String... members) {
        String[] all = new String[members.length + 2];
        all[0] = "state";
        all[1] = "\"" + tag + "\"";
        System.arraycopy(members, 0, all, 2, members.length);
        return ofObject(PluginState.class, state, all);
    }

    private static WireSample emptyHealthcheck() {
        return ofObject(
                PluginHealthcheck.class,
                new PluginHealthcheck("", (PluginState) HEALTHY.value(), List.of(), 0),
                "plugin_name", "\"\"",
                "state", HEALTHY.json(),
                "servers", EMPTY_LIST,
                "last_check", "0");
    }

    private static WireSample discovery() {
        return ofObject(
                DiscoveryResult.class,
                new DiscoveryResult(
                        List.of((ToolInfo) TOOL.value()), List.of((ResourceInfo) RESOURCE.value()), true),
                "tools", "[" + TOOL.json() + "]",
                "resources", "[" + RESOURCE.json() + "]",
                "partial", "true");
    }

    private static WireSample emptyDiscovery() {
        return ofObject(
                DiscoveryResult.class,
                new DiscoveryResult(List.of(), List.of(), false),
                "tools", EMPTY_LIST,
                "resources", EMPTY_LIST,
                "partial", "false");
    }

    private static WireSample degradedMode() {
        return ofObject(
                DegradedMode.class,
                new DegradedMode(List.of("search"), List.of(), "1 servers healthy"),
                "available_tools", "[\"search\"]",
                "unavailable_tools", EMPTY_LIST,
                "reason", "\"1 servers healthy\"");
    }

    private static WireSample diff() {
        return ofObject(
                HealthcheckDiff.class,
                new HealthcheckDiff(
                        (PluginState) HEALTHY.value(),
                        (PluginState) DEGRADED.value(),
                        List.of("alpha"),
                        List.of(),
                        List.of("beta"),
                        List.of("gamma", "delta"),
                        List.of()),
                "previous_state", HEALTHY.json(),
                "current_state", DEGRADED.json(),
                "added", "[\"alpha\"]",
                "removed", EMPTY_LIST,
                "failed", "[\"beta\"]",
                "degraded", "[\"gamma\",\"delta\"]",
                "recovered", EMPTY_LIST);
    }

    private static List<Object> everyJsonValue() {
        Map<String, Object> noDefault = new HashMap<>();
        noDefault.put("default", null);
        return Arrays.asList(noDefault, Map.of(), List.of(), "", true, 0, -2147483649L,
                BigInteger.ONE.shiftLeft(63), 0.5, List.of("one"));
    }
}
