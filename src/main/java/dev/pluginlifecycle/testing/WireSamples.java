package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryDiff;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of every type, state and enum constant. Every nullable component is null in one sample and not null in
 * another.
 *
 * <p>Every map has at most one entry, since a host may sort map keys.
 */
final class WireSamples {

    /** A string with characters that hosts trim, escape as HTML or mask. */
    static final String TEXT = " <b>&\"'\\/</b> a@example.com \u0001\n\u00e9\uD83D\uDE00 ";

    private WireSamples() {}

    static List<Object> all() {
        ServerHealth alpha = ServerHealth.healthy("alpha", List.of("search"));
        ServerHealth beta = ServerHealth.failed("beta", List.of("write", ""), "connection refused");
        ServerHealth gamma = ServerHealth.degraded("", List.of(), TEXT);
        PluginState degraded = PluginState.fromServers(List.of(alpha, beta));
        ToolInfo tool = new ToolInfo("search");
        ResourceInfo resource = new ResourceInfo("file:///docs", "docs");

        List<Object> samples = new ArrayList<>();
        samples.addAll(List.of(ServerStatus.values()));
        samples.addAll(List.of(PluginLifecycleEvent.values()));
        samples.addAll(List.of(
                alpha,
                beta,
                gamma,
                new PluginState.Unconfigured(),
                new PluginState.Validated(),
                new PluginState.Starting(),
                new PluginState.Healthy(),
                degraded,
                new PluginState.Degraded(List.of(), List.of()),
                new PluginState.Failed(TEXT),
                new PluginState.ShuttingDown(),
                new PluginState.Stopped(),
                new PluginHealthcheck("search-plugin", degraded, List.of(alpha, beta, gamma), 1_764_000_000),
                new PluginHealthcheck("", new PluginState.Stopped(), List.of(), Long.MAX_VALUE),
                tool,
                new ToolInfo("search", TEXT, Map.of("properties", Map.of("q", everyJsonValue()))),
                resource,
                new ResourceInfo("file:///docs", "docs", "all docs", "text/markdown"),
                new DiscoveryResult(List.of(new ToolInfo("search", null, Map.of())), List.of(resource), true),
                DiscoveryResult.empty(),
                new DegradedMode(List.of("search"), List.of("write"), "1 servers healthy, 1 servers failed"),
                new HealthcheckDiff(
                        new PluginState.Healthy(), degraded, List.of("delta"), List.of("epsilon"), List.of("beta"),
                        List.of("zeta"), List.of("alpha", "gamma"), List.of("eta")),
                new DiscoveryDiff(
                        List.of("search"), List.of("write"), List.of("read"), List.of("file:///a"),
                        List.of("file:///b"), List.of("file:///c"), false, true),
                RuntimePluginConfig.defaults(),
                new RuntimePluginConfig(
                        Map.of("search", true), List.of("/opt/plugins"), "/i", "/r", "/b", 4_294_967_295L)));
        return Collections.unmodifiableList(samples);
    }

    private static List<Object> everyJsonValue() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put("default", null);
        return Arrays.asList(
                null, withNull, Map.of(), List.of(), List.of("one"), TEXT, true, 0, 9_007_199_254_740_993L,
                BigInteger.ONE.shiftLeft(63), -0.5);
    }
}
