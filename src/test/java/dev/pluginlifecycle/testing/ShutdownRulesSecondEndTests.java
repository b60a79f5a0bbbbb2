package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Delays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules {@code shutdown-idempotent} and {@code close-shuts-down}. */
@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class ShutdownRulesSecondEndTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"secondShutdowns", "closes"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    static Stream<Arguments> secondShutdowns() {
        return Stream.of(
                row("throws from a second shutdown",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.shutdown(sound -> {
                                if (adapter.isStopped()) {
                                    throw new PluginLifecycleException("not running");
                                }
                                sound.run();
                            });
                        },
                        "shutdown-idempotent VIOLATED: a second shutdown() threw"
                                + " dev.pluginlifecycle.PluginLifecycleException: not running; expected it to return"),
                slowRow("does not return from a second shutdown",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.shutdown(sound -> {
                                if (adapter.isStopped()) {
                                    Delays.forever();
                                }
                                sound.run();
                            });
                        },
                        "shutdown-idempotent VIOLATED: a second shutdown() did not return within 2 s; expected it to"
                                + " return"),
                row("throws another exception from a second shutdown after a failed one",
                        servers -> {
                            AtomicInteger calls = new AtomicInteger();
                            return new ChangedAdapter(servers).shutdown(sound -> {
                                if (calls.incrementAndGet() == 2) {
                                    throw new IllegalStateException("in progress");
                                }
                                throw new PluginLifecycleException("alpha still runs");
                            });
                        },
                        "shutdown-idempotent VIOLATED: a second shutdown() threw java.lang.IllegalStateException: in"
                                + " progress; expected it to return, or to throw a PluginLifecycleException"),
                row("throws from close after shutdown",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.close(sound -> {
                                if (adapter.isStopped()) {
                                    throw new IllegalStateException("not running");
                                }
                                sound.run();
                            });
                        },
                        "shutdown-idempotent VIOLATED: close() after shutdown() threw java.lang.IllegalStateException:"
                                + " not running; expected it to return"));
    }

    static Stream<Arguments> closes() {
        String notStopped = "close-shuts-down VIOLATED: healthcheck() after close() reported healthy; expected stopped,"
                + " as after shutdown()";
        return Stream.of(
                row("does nothing on close", servers -> new ChangedAdapter(servers).close(sound -> {}), notStopped),
                row("throws from close",
                        servers -> new ChangedAdapter(servers).close(sound -> {
                            throw new PluginLifecycleException("never");
                        }),
                        "close-shuts-down VIOLATED: close() threw dev.pluginlifecycle.PluginLifecycleException: never;"
                                + " expected it to return, as shutdown() does"),
                row("stops on close and throws",
                        servers -> new ChangedAdapter(servers).close(sound -> {
                            sound.run();
                            throw new IllegalStateException("never");
                        }),
                        "close-shuts-down VIOLATED: close() threw java.lang.IllegalStateException: never; expected it"
                                + " to return, as shutdown() does"),
                slowRow("does not stop on two concurrent closes, and does not return from the next close",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            AtomicInteger calls = new AtomicInteger();
                            return adapter.close(sound -> {
                                if (!adapter.isStopped() && calls.incrementAndGet() == 3) {
                                    Delays.forever();
                                }
                            });
                        },
                        "close-shuts-down VIOLATED: close() did not return within 2 s; expected it to return, as"
                                + " shutdown() does"),
                row("wraps the exception of a shutdown that fails",
                        servers -> new ChangedAdapter(servers)
                                .shutdown(sound -> {
                                    throw new PluginLifecycleException("alpha still runs");
                                })
                                .close(sound -> {
                                    throw new IllegalStateException("alpha still runs");
                                }),
                        "close-shuts-down VIOLATED: close() threw java.lang.IllegalStateException: alpha still runs;"
                                + " expected it to return, or to throw a PluginLifecycleException"));
    }
}
