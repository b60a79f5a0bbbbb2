package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.finding;
import static dev.pluginlifecycle.testing.fixtures.Checks.rulesNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.fixtures.Answers;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.DelegatingAdapter;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
class StartupRulesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void checkWhenTheFactoryHasAFaultViolatesStartupFresh(
            String name, Callable<PluginLifecycle> factory, String detail) {
        ContractReport report = PluginLifecycleContract.of(factory, Checks.VALID).withTimeout(Checks.SHORT).check();
        assertThat(violations(report)).containsExactly("startup-fresh VIOLATED: " + detail);
    }

    static Stream<Arguments> checkWhenTheFactoryHasAFaultViolatesStartupFresh() throws PluginLifecycleException {
        SoundAdapter bean = new SoundAdapter(Servers.alphaAndBeta());
        SoundAdapter stopped = new SoundAdapter(Servers.alphaAndBeta());
        stopped.shutdown();
        SoundAdapter wrapped = new SoundAdapter(Servers.alphaAndBeta());
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                factory("returns null", () -> null, "the factory returned null; expected an adapter"),
                factory("throws an exception",
                        () -> {
                            throw new Exception("no such server");
                        },
                        "the factory threw java.lang.Exception: no such server; expected an adapter"),
                factory("throws an error",
                        () -> {
                            throw new AssertionError("never");
                        },
                        "the factory threw java.lang.AssertionError: never; expected an adapter"),
                factory("throws the second time",
                        () -> {
                            if (calls.incrementAndGet() == 2) {
                                throw new IllegalStateException("port in use");
                            }
                            return new SoundAdapter(Servers.alphaAndBeta());
                        },
                        "the factory threw java.lang.IllegalStateException: port in use; expected an adapter"),
                factory("does not return", Delays::forever,
                        "the factory did not return within 2 s; expected an adapter"),
                factory("returns the same adapter each time", () -> bean,
                        "the factory returned the same adapter twice; expected a new one each time"),
                factory("returns the same stopped adapter each time", () -> stopped,
                        "the factory returned the same adapter twice; expected a new one each time"),
                factory("wraps the same adapter each time", () -> new DelegatingAdapter<>(wrapped),
                        "healthcheck() reported stopped before shutdown() or close() was called; expected an adapter"
                                + " that was not shut down"),
                factory("returns a new adapter that is already shut down",
                        () -> {
                            SoundAdapter adapter = new SoundAdapter(Servers.alphaAndBeta());
                            adapter.shutdown();
                            return adapter;
                        },
                        "healthcheck() reported stopped before shutdown() or close() was called; expected an adapter"
                                + " that was not shut down"),
                factory("returns a new adapter that is shutting down",
                        () -> new ChangedAdapter(Servers.alphaAndBeta()).healthcheck(sound ->
                                sound.get().state() instanceof PluginState.Stopped
                                        ? sound.get()
                                        : sound.get().withState(new PluginState.ShuttingDown())),
                        "healthcheck() reported shutting_down before shutdown() or close() was called; expected an"
                                + " adapter that was not shut down"));
    }

    private static Arguments factory(String name, Callable<PluginLifecycle> factory, String detail) {
        return Arguments.of(name, factory, detail);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    static Stream<Arguments> checkFindsTheViolation() {
        AtomicInteger made = new AtomicInteger();
        return Stream.of(
                slowRow("stays in Starting", servers -> stuck(servers, new PluginState.Starting()),
                        "startup-ends VIOLATED: healthcheck() still reported starting after 2 s; expected healthy,"
                                + " degraded or failed"),
                slowRow("stays in Unconfigured", servers -> stuck(servers, new PluginState.Unconfigured()),
                        "startup-ends VIOLATED: healthcheck() still reported unconfigured after 2 s; expected healthy,"
                                + " degraded or failed"),
                slowRow("stays in Validated the second time",
                        servers -> made.incrementAndGet() == 2
                                ? stuck(servers, new PluginState.Validated())
                                : new SoundAdapter(servers),
                        "startup-ends VIOLATED: healthcheck() still reported validated after 2 s; expected healthy,"
                                + " degraded or failed"));
    }

    private static ChangedAdapter stuck(Servers servers, PluginState state) {
        return new ChangedAdapter(servers).healthcheck(sound ->
                sound.get().state() instanceof PluginState.Stopped ? sound.get() : sound.get().withState(state));
    }

    @Test
    void checkWhenTheAdapterStartsAtItsFirstDiscoverySatisfiesStartupEnds() {
        // After the first discovery, the next five healthchecks still report Starting.
        ContractReport report = contract(servers -> {
            AtomicBoolean discovered = new AtomicBoolean();
            AtomicInteger healthchecks = new AtomicInteger();
            return new ChangedAdapter(servers)
                    .discover(sound -> {
                        discovered.set(true);
                        return sound.get();
                    })
                    .healthcheck(sound -> discovered.get() && healthchecks.incrementAndGet() > 5
                            || sound.get().state() instanceof PluginState.Stopped
                                    ? sound.get()
                                    : Answers.withLastCheck(sound.get(), 0).withState(new PluginState.Starting()));
        }).check();
        assertThat(violations(report)).isEmpty();
        assertThat(finding(report, "startup-ends").verdict()).isEqualTo(Verdict.SATISFIED);
        assertThat(report.notExercised()).isEmpty();
    }

    @Test
    void checkWhenTheAdapterStaysInStartingDoesNotExerciseRulesThatNeedAStartedAdapter() {
        ContractReport report =
                contract(servers -> stuck(servers, new PluginState.Starting())).withTimeout(Checks.SHORT).check();
        assertThat(rulesNotExercised(report)).containsExactly(
                "healthcheck-state-derived", "healthcheck-error-text", "discovery-partial", "discovery-usable-tools",
                "concurrent-reads", "outage-reported", "outage-recovered");
        assertNotExercised(report, "discovery-partial", "startup-ends was violated");
        assertNotExercised(report, "concurrent-reads", "startup-ends was violated");
        assertNotExercised(report, "outage-reported", "startup-ends was violated");
    }

    @Test
    void checkWhenHealthcheckReturnsNullDoesNotExerciseStartupEnds() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> null)).check();
        assertNotExercised(report, "startup-ends", "healthcheck-answers was violated");
    }

    @Test
    void checkWhenTheFactoryReturnsTheSameAdapterClosesItOnce() {
        AtomicInteger closed = new AtomicInteger();
        ChangedAdapter bean = new ChangedAdapter(Servers.alphaAndBeta()).close(sound -> {
            closed.incrementAndGet();
            sound.run();
        });
        PluginLifecycleContract.check(() -> bean, Checks.VALID);
        assertThat(closed).hasValue(1);
    }
}
