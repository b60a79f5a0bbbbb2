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

    /** A string with what the modules of hosts trim, escape, normalize, decode, filter or mask. */
    private static final String TEXT = " <b>&\"'\\/</b> A@example.com \u0001\t\r\n\u00e9\uD83D\uDE00 e\u0301\uFB01  "
            + "\u00A0\u200B\u201Cquoted\u201D 100%20+ SELECT a FROM b; DROP TABLE b -- c 4111111111111111 "
            + "Bearer abc.def https://user:secret@example.com/?token=abc ";

    /** A string that hosts cut. */
    private static final String LONG_TEXT = "x".repeat(2_000);

    /** Strings that hosts replace as a whole by another value. */
    private static final List<String> WHOLE_TEXTS = List.of(
            "", "null", "true", "42", "2.0", "4111111111111111", "2026-11-28", "2026-11-28T10:15:30Z", LONG_TEXT);

    private static final String KEY = " Search  <e\u0301>";

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
                ServerHealth.failed("null", WHOLE_TEXTS, LONG_TEXT),
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
                        Map.of(KEY, true), List.of("/opt/plugins"), "/i", "/r", "/b", 4_294_967_295L)));
        return Collections.unmodifiableList(samples);
    }

    private static List<Object> everyJsonValue() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put(KEY, null);
        List<Object> values = new ArrayList<>(WHOLE_TEXTS);
        values.addAll(Arrays.asList(
                TEXT, null, true, false, 0, 9_007_199_254_740_993L, BigInteger.ONE.shiftLeft(63), -1.23456789, 2.0,
                0.001, 1.0E-7, 1.0E21, withNull, Map.of(), List.of(), List.of("one")));
        return values;
    }
}
