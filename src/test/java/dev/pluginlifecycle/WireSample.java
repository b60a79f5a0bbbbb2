package dev.pluginlifecycle;

import static dev.pluginlifecycle.ServerHealth.degraded;
import static dev.pluginlifecycle.ServerHealth.failed;
import static dev.pluginlifecycle.ServerHealth.healthy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value of the model, beside the file that holds its wire form. */
public record WireSample(String name, Object value) {

    /** Every type, every state and every enum constant; each nullable component with a value and without. */
    public static Stream<WireSample> all() {
        ServerHealth alpha = healthy("alpha", List.of("search"));
        ServerHealth beta = failed("beta", List.of("write"), "connection refused");
        PluginState degraded = PluginState.fromServers(List.of(alpha, beta));
        Stream<WireSample> records = Stream.of(
                new WireSample("server-health-healthy", alpha),
                new WireSample("server-health-degraded", degraded("gamma", List.of(), "high latency")),
                new WireSample("server-health-failed", beta),
                new WireSample("state-unconfigured", new PluginState.Unconfigured()),
                new WireSample("state-validated", new PluginState.Validated()),
                new WireSample("state-starting", new PluginState.Starting()),
                new WireSample("state-healthy", new PluginState.Healthy()),
                new WireSample("state-degraded", degraded),
                new WireSample("state-failed", new PluginState.Failed("all 2 servers failed")),
                new WireSample("state-shutting-down", new PluginState.ShuttingDown()),
                new WireSample("state-stopped", new PluginState.Stopped()),
                new WireSample(
                        "healthcheck",
                        new PluginHealthcheck("search-plugin", degraded, List.of(alpha, beta), 1_764_000_000)),
                new WireSample(
                        "healthcheck-largest",
                        new PluginHealthcheck("", new PluginState.Stopped(), List.of(), Long.MAX_VALUE)),
                new WireSample("tool", new ToolInfo("search", "search tool", schema())),
                new WireSample("tool-bare", new ToolInfo("search", null, null)),
                new WireSample("resource", new ResourceInfo("file:///docs", "docs", "all docs", "text/markdown")),
                new WireSample("resource-bare", new ResourceInfo("file:///docs", "docs", null, null)),
                new WireSample(
                        "discovery",
                        new DiscoveryResult(
                                List.of(new ToolInfo("search", null, Map.of())),
                                List.of(new ResourceInfo("file:///docs", "docs", null, null)),
                                true)),
                new WireSample("discovery-nothing", new DiscoveryResult(List.of(), List.of(), false)),
                new WireSample(
                        "degraded-mode",
                        new DegradedMode(List.of("search"), List.of("write"), "1 servers healthy, 1 servers failed")),
                new WireSample(
                        "diff",
                        new HealthcheckDiff(
                                new PluginState.Healthy(),
                                degraded,
                                List.of("delta"),
                                List.of("epsilon"),
                                List.of("beta"),
                                List.of("zeta"),
                                List.of("alpha", "gamma"))),
                new WireSample(
                        "config",
                        new RuntimePluginConfig(
                                Map.of("search", true), List.of("/opt/plugins"), "/i", "/r", "/b", 4_294_967_295L)),
                new WireSample("config-defaults", RuntimePluginConfig.defaults()));
        Stream<WireSample> statuses =
                Arrays.stream(ServerStatus.values()).map(status -> new WireSample("status-" + status, status));
        Stream<WireSample> events = Arrays.stream(PluginLifecycleEvent.values())
                .map(event -> new WireSample("event-" + event.wireName().replace('_', '-'), event));
        return Stream.of(records, statuses, events).flatMap(samples -> samples);
    }

    private static Map<String, Object> schema() {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("default", null);
        query.put("enum", Arrays.asList("a", null, List.of(), List.of(1)));
        query.put("maximum", 9_007_199_254_740_993L);
        query.put("minimum", -0.5);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("properties", Map.of("q", query));
        schema.put("required", List.of("q"));
        schema.put("type", "object");
        return schema;
    }

    /** The canonical wire form. */
    public String json() {
        String file = "/wire/samples/" + name + ".json";
        try (InputStream in = WireSample.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
