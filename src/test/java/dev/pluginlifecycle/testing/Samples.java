package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Answers of a plugin with the servers {@code alpha} and {@code beta}, for the tests of classes that judge them. */
abstract class Samples {

    static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));
    static final ServerHealth BETA_SLOW = ServerHealth.degraded("beta", List.of("write"), "slow");
    static final ServerHealth BETA_DOWN = ServerHealth.failed("beta", List.of("write"), "refused");

    /** The second in which the sample calls end. */
    static final long NOW = 1_000;
    static final InstantSource CLOCK = () -> Instant.ofEpochSecond(NOW);

    static PluginHealthcheck healthcheck(ServerHealth... servers) {
        return PluginHealthcheck.fromServers("p", List.of(servers), CLOCK);
    }

    static PluginHealthcheck healthcheck(PluginState state, ServerHealth... servers) {
        return healthcheck(servers).withState(state);
    }

    static PluginHealthcheck checkedAt(long lastCheck, PluginHealthcheck healthcheck) {
        return new PluginHealthcheck(healthcheck.pluginName(), healthcheck.state(), healthcheck.servers(), lastCheck);
    }

    static DiscoveryResult offer(boolean partial, String... tools) {
        return new DiscoveryResult(Stream.of(tools).map(ToolInfo::new).toList(), List.of(), partial);
    }

    static DiscoveryResult resources(String... uris) {
        return new DiscoveryResult(List.of(), Stream.of(uris).map(uri -> new ResourceInfo(uri, "r")).toList(), false);
    }

    static Snapshot snapshot(DiscoveryResult discovery, ServerHealth... servers) {
        return new Snapshot(healthcheck(servers), discovery, healthcheck(servers));
    }

    /** {@return the call of {@code healthcheck} or {@code discover} that returned the answer} */
    static Call returned(Object answer) {
        return Call.make(answer instanceof PluginHealthcheck ? Call.HEALTHCHECK : Call.DISCOVER, () -> answer, CLOCK);
    }

    /** {@return a call that timed out, which is a result without a place in the code} */
    static Call timedOut(String name) {
        return Call.timedOut(name, 2_000_000_000L, new Thread(), CLOCK);
    }

    static List<String> violations(Ledger ledger) {
        return ledger.report(text -> text).violations().stream().map(Finding::toString).toList();
    }
}
