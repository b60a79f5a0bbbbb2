package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withTools;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
class ShutdownRulesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"stops", "answersAfterShutdown"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                row("does nothing", servers -> new ChangedAdapter(servers).shutdown(sound -> {}),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() reported healthy; expected stopped"),
                row("is still shutting down",
                        servers -> new ChangedAdapter(servers).healthcheck(sound ->
                                sound.get().state() instanceof PluginState.Stopped
                                        ? sound.get().withState(new PluginState.ShuttingDown())
                                        : sound.get()),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() reported shutting_down; expected"
                                + " stopped"),
                row("throws another exception",
                        servers -> new ChangedAdapter(servers).shutdown(sound -> {
                            throw new IllegalStateException("still connected");
                        }),
                        "shutdown-stops VIOLATED: shutdown() threw java.lang.IllegalStateException: still connected;"
                                + " expected it to return, or to throw a PluginLifecycleException"),
                slowRow("does not return", servers -> new ChangedAdapter(servers).shutdown(sound -> Delays.forever()),
                        "shutdown-stops VIOLATED: shutdown() did not return within 2 s; expected it to return, or to"
                                + " throw a PluginLifecycleException"),
                row("is stopped although shutdown threw",
                        servers -> new ChangedAdapter(servers).shutdown(sound -> {
                            sound.run();
                            throw new PluginLifecycleException("alpha still runs");
                        }),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() reported stopped, although shutdown()"
                                + " threw dev.pluginlifecycle.PluginLifecycleException: alpha still runs; expected"
                                + " another state"),
                row("is revived by validateConfig",
                        servers -> {
                            AtomicBoolean revived = new AtomicBoolean();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter
                                    .validate(sound -> {
                                        revived.compareAndSet(false, adapter.isStopped());
                                        sound.run();
                                    })
                                    .healthcheck(sound -> revived.get()
                                            ? sound.get().withState(new PluginState.Validated())
                                            : sound.get());
                        },
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() and validateConfig(validConfig)"
                                + " reported validated; expected stopped"));
    }

    private static AdapterFactory failingAfterShutdown(Runnable fault) {
        return servers -> {
            ChangedAdapter adapter = new ChangedAdapter(servers);
            return adapter.healthcheck(sound -> {
                if (adapter.isStopped()) {
                    fault.run();
                }
                return sound.get();
            });
        };
    }

    static Stream<Arguments> answersAfterShutdown() {
        return Stream.of(
                row("leaves the interrupt flag set after shutdown",
                        failingAfterShutdown(() -> Thread.currentThread().interrupt()),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() left the caller's interrupt flag set;"
                                + " expected it unchanged"),
                row("does not answer healthcheck after shutdown",
                        failingAfterShutdown(() -> {
                            throw new IllegalStateException("closed");
                        }),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() threw java.lang.IllegalStateException:"
                                + " closed; expected an answer"),
                slowRow("does not return from healthcheck after shutdown", failingAfterShutdown(Delays::forever),
                        "shutdown-stops VIOLATED: healthcheck() after shutdown() did not return within 2 s; expected an"
                                + " answer"),
                row("does not answer discover after shutdown",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> adapter.isStopped() ? null : sound.get());
                        },
                        "shutdown-stops VIOLATED: discover() after shutdown() returned null; expected an answer"),
                slowRow("does not return from validateConfig after shutdown",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.validate(sound -> {
                                if (adapter.isStopped()) {
                                    Delays.forever();
                                }
                                sound.run();
                            });
                        },
                        "shutdown-stops VIOLATED: validateConfig(validConfig) after shutdown() did not return within 2"
                                + " s; expected an answer"),
                row("offers tools after shutdown",
                        servers -> new ChangedAdapter(servers).discover(sound -> sound.get().tools().isEmpty()
                                ? withTools(sound.get(), "search")
                                : sound.get()),
                        "shutdown-stops VIOLATED: discover() after shutdown() offered search; expected no tool"));
    }

    @Test
    void checkWhenEveryShutdownFailsDoesNotExerciseRulesThatNeedACompletedShutdown() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).shutdown(sound -> {
            throw new PluginLifecycleException("alpha still runs");
        })).check();
        assertThat(violations(report)).isEmpty();
        for (String rule : List.of("shutdown-idempotent", "shutdown-releases", "close-shuts-down")) {
            assertNotExercised(report, rule, "the first shutdown() threw dev.pluginlifecycle.PluginLifecycleException:"
                    + " alpha still runs");
        }
        assertThat(report.notExercised()).hasSize(3);
    }

    @Test
    void checkWhenShutdownDoesNothingDoesNotExerciseCloseAndReleases() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).shutdown(sound -> {})).check();
        assertNotExercised(report, "close-shuts-down", "shutdown-stops was violated");
        assertNotExercised(report, "shutdown-releases", "shutdown-stops was violated");
    }

    @Test
    void checkWhenHealthcheckReturnsNullDoesNotExerciseRulesThatNeedAHealthcheck() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> null)).check();
        assertThat(violatedRules(report)).containsExactly("healthcheck-answers");
        assertNotExercised(report, "shutdown-stops", "healthcheck-answers was violated");
        assertNotExercised(report, "shutdown-concurrent", "healthcheck-answers was violated");
        assertNotExercised(report, "close-shuts-down", "healthcheck-answers was violated");
    }

    @Test
    void closesWithoutAHealthcheckAfterTwoConcurrentClosesIsNotExercised() {
        Finding finding = ShutdownRules.closes(Recordings.recording(
                Recordings.returned(Stage.SHUTDOWN, "shutdown()"),
                Recordings.returned(Stage.CLOSE, "close()"),
                Recordings.failed(Stage.ENDED, Call.HEALTHCHECK, Call.Result.THREW, "threw an exception")));
        assertThat(finding).hasToString("close-shuts-down NOT_EXERCISED: shutdown-concurrent was violated");
    }
}
