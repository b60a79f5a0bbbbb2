package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withServers;
import static dev.pluginlifecycle.testing.fixtures.Answers.withTools;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Crowd;
import dev.pluginlifecycle.testing.fixtures.Delays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class ConcurrencyRulesTests {

    private static final String AT_ONCE = " when several threads called at once; expected ";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faults", "tornHealthchecks", "tornDiscoveries"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    private static AdapterFactory health(UnaryOperator<PluginHealthcheck> crowded) {
        return servers -> {
            Crowd crowd = new Crowd();
            ChangedAdapter adapter = new ChangedAdapter(servers);
            // The first eight threads make at most seven crowded healthchecks. These are sound, so that the fault
            // appears only in later reads.
            AtomicInteger calls = new AtomicInteger();
            return adapter.healthcheck(sound -> crowd.answer(sound, () ->
                    calls.incrementAndGet() < 8 || adapter.isStopped() ? sound.get() : crowded.apply(sound.get())));
        };
    }

    private static AdapterFactory discovery(UnaryOperator<DiscoveryResult> crowded) {
        return servers -> {
            Crowd crowd = new Crowd();
            ChangedAdapter adapter = new ChangedAdapter(servers);
            return adapter.discover(sound -> crowd.answer(sound, () ->
                    adapter.isStopped() ? sound.get() : crowded.apply(sound.get())));
        };
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                row("publishes its client before it is connected",
                        servers -> {
                            AtomicBoolean published = new AtomicBoolean();
                            AtomicBoolean connected = new AtomicBoolean();
                            return new ChangedAdapter(servers).healthcheck(sound -> {
                                if (published.compareAndSet(false, true)) {
                                    Delays.millis(50);
                                    connected.set(true);
                                }
                                if (!connected.get()) {
                                    throw new IllegalStateException("not connected");
                                }
                                return sound.get();
                            });
                        },
                        "concurrent-reads VIOLATED: healthcheck() threw java.lang.IllegalStateException: not connected"
                                + " when several threads used a new adapter at once; expected an answer"),
                row("leaves the interrupt flag set",
                        health(healthcheck -> {
                            Thread.currentThread().interrupt();
                            return healthcheck;
                        }),
                        "concurrent-reads VIOLATED: healthcheck() left the caller's interrupt flag set" + AT_ONCE
                                + "it unchanged"),
                row("returns null from healthcheck", health(healthcheck -> null),
                        "concurrent-reads VIOLATED: healthcheck() returned null" + AT_ONCE + "an answer"),
                row("throws from the 30th call of discover",
                        servers -> {
                            AtomicInteger reads = new AtomicInteger();
                            return new ChangedAdapter(servers).discover(sound -> {
                                if (reads.incrementAndGet() == 30) {
                                    throw new IllegalStateException("busy");
                                }
                                return sound.get();
                            });
                        },
                        "concurrent-reads VIOLATED: discover() threw java.lang.IllegalStateException: busy" + AT_ONCE
                                + "an answer"),
                slowRow("does not return when several threads call", health(healthcheck -> Delays.forever()),
                        "concurrent-reads VIOLATED: healthcheck() did not return within <time>" + AT_ONCE
                                + "an answer"),
                row("is broken once several threads have called",
                        servers -> {
                            Crowd crowd = new Crowd();
                            AtomicBoolean broken = new AtomicBoolean();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> {
                                if (broken.get() && !adapter.isStopped()) {
                                    throw new IllegalStateException("broken");
                                }
                                return crowd.answer(sound, () -> {
                                    Delays.millis(100);
                                    broken.set(true);
                                    return sound.get();
                                });
                            });
                        },
                        "concurrent-reads VIOLATED: discover() threw java.lang.IllegalStateException: broken after"
                                + " several threads had called at once; expected an answer"));
    }

    static Stream<Arguments> tornHealthchecks() {
        return Stream.of(
                row("loses a server", health(healthcheck -> withServers(healthcheck, list -> list.limit(1))),
                        "concurrent-reads VIOLATED: healthcheck() listed alpha healthy" + AT_ONCE
                                + "alpha, beta, as when one thread calls"),
                row("lists a server twice", health(healthcheck -> withServers(healthcheck, list ->
                                Stream.concat(list, healthcheck.servers().stream()))),
                        "concurrent-reads VIOLATED: healthcheck() listed alpha healthy, beta healthy, alpha healthy,"
                                + " beta healthy" + AT_ONCE + "alpha, beta, as when one thread calls"),
                row("lists an unknown server", health(healthcheck -> withServers(healthcheck, list ->
                                Stream.concat(list, Stream.of(ServerHealth.healthy("gamma", List.of()))))),
                        "concurrent-reads VIOLATED: healthcheck() listed alpha healthy, beta healthy, gamma healthy"
                                + AT_ONCE + "alpha, beta, as when one thread calls"),
                row("mixes up capabilities", health(healthcheck -> withServers(healthcheck, list -> list.map(server ->
                                ServerHealth.healthy(server.serverName(), List.of("write"))))),
                        "concurrent-reads VIOLATED: healthcheck() listed alpha with the capabilities write" + AT_ONCE
                                + "search, read, as when one thread calls"),
                row("reports another state",
                        health(healthcheck -> healthcheck.withState(new PluginState.Degraded(List.of(), List.of()))),
                        "concurrent-reads VIOLATED: healthcheck() reported degraded (healthy: none; failed: none) with"
                                + " alpha healthy, beta healthy; expected healthy, as fromServers derives it (when"
                                + " several threads called at once)"));
    }

    static Stream<Arguments> tornDiscoveries() {
        return Stream.of(
                row("loses a tool", discovery(found -> withTools(found, "search", "write")),
                        "concurrent-reads VIOLATED: discover() offered search, write" + AT_ONCE
                                + "search, read, write, as when one thread calls"),
                row("loses all tools", discovery(found -> withTools(found)),
                        "concurrent-reads VIOLATED: discover() offered no tool" + AT_ONCE
                                + "search, read, write, as when one thread calls"),
                row("offers a tool twice", discovery(found -> withTools(found, "search", "read", "read")),
                        "concurrent-reads VIOLATED: discover() offered the tool name \"read\" more than once" + AT_ONCE
                                + "each tool name once"));
    }

    @Test
    void checkWhenServersFailDuringConcurrentReadsReportsNoViolation() {
        ContractReport report = contract(health(healthcheck -> withServers(healthcheck, list -> list.map(server ->
                ServerHealth.failed(server.serverName(), List.of(), "overloaded"))))).check();
        assertThat(violations(report)).isEmpty();
        assertThat(report.notExercised()).isEmpty();
    }

    @Test
    void checkWhenTheStateIsNeverDerivedReportsOnlyHealthcheckStateDerived() {
        ContractReport report = contract(servers -> {
            ChangedAdapter adapter = new ChangedAdapter(servers);
            return adapter.healthcheck(sound -> adapter.isStopped()
                    ? sound.get()
                    : sound.get().withState(new PluginState.Degraded(List.of(), List.of())));
        }).check();
        assertThat(violatedRules(report)).containsExactly("healthcheck-state-derived");
    }

    @Test
    void checkWhenDiscoverAlwaysThrowsDoesNotExerciseConcurrentReads() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).discover(sound -> {
            throw new IllegalStateException("never");
        })).check();
        assertThat(violatedRules(report)).containsExactly("discovery-answers");
        assertNotExercised(report, "concurrent-reads", "discovery-answers was violated");
    }
}
