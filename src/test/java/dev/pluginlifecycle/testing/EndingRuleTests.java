package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.List;
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
class EndingRuleTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"reads", "closes"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    /** Delays the shutdown, and sets {@code ending} while it runs. */
    private static ChangedAdapter delayed(Servers servers, AtomicBoolean ending, long millis) {
        return new ChangedAdapter(servers).shutdown(sound -> {
            ending.set(true);
            Delays.millis(millis);
            sound.run();
            ending.set(false);
        });
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                row("throws from healthcheck while it shuts down",
                        servers -> {
                            AtomicBoolean ending = new AtomicBoolean();
                            return delayed(servers, ending, 50).healthcheck(sound -> {
                                if (ending.get()) {
                                    throw new IllegalStateException("closing");
                                }
                                return sound.get();
                            });
                        },
                        "shutdown-concurrent VIOLATED: healthcheck() threw java.lang.IllegalStateException: closing"
                                + " while the adapter was closed; expected an answer"),
                row("returns null from discover while it shuts down",
                        servers -> {
                            AtomicBoolean ending = new AtomicBoolean();
                            return delayed(servers, ending, 50).discover(sound -> ending.get() ? null : sound.get());
                        },
                        "shutdown-concurrent VIOLATED: discover() returned null while the adapter was closed; expected"
                                + " an answer"),
                slowRow("does not return from healthcheck while it shuts down",
                        servers -> {
                            AtomicBoolean ending = new AtomicBoolean();
                            return delayed(servers, ending, 50).healthcheck(sound ->
                                    ending.get() ? Delays.forever() : sound.get());
                        },
                        "shutdown-concurrent VIOLATED: healthcheck() did not return within <time> while the adapter was"
                                + " closed; expected an answer"),
                row("waits for a lock while it shuts down", Locked::new,
                        "shutdown-concurrent VIOLATED: healthcheck() and discover() did not answer for <time> while"
                                + " close() ran; expected answers during a shutdown too"),
                row("throws from healthcheck after two concurrent closes",
                        servers -> {
                            AtomicInteger closes = new AtomicInteger();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter
                                    .close(sound -> {
                                        sound.run();
                                        closes.incrementAndGet();
                                    })
                                    .healthcheck(sound -> {
                                        if (closes.get() == 2) {
                                            throw new IllegalStateException("closed");
                                        }
                                        return sound.get();
                                    });
                        },
                        "shutdown-concurrent VIOLATED: healthcheck() threw java.lang.IllegalStateException: closed"
                                + " after two calls of close() at once; expected an answer"));
    }

    static Stream<Arguments> closes() {
        return Stream.of(
                row("throws from one of two concurrent closes",
                        servers -> {
                            AtomicBoolean ending = new AtomicBoolean();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.shutdown(sound -> {
                                if (!adapter.isStopped() && !ending.compareAndSet(false, true)) {
                                    throw new PluginLifecycleException("closing already");
                                }
                                Delays.millis(100);
                                sound.run();
                            });
                        },
                        "shutdown-concurrent VIOLATED: of two calls of close() at once, one threw"
                                + " dev.pluginlifecycle.PluginLifecycleException: closing already; expected both to"
                                + " return"),
                slowRow("does not return from one of two concurrent closes",
                        servers -> {
                            AtomicBoolean ending = new AtomicBoolean();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.shutdown(sound -> {
                                if (!adapter.isStopped() && !ending.compareAndSet(false, true)) {
                                    Delays.forever();
                                }
                                Delays.millis(100);
                                sound.run();
                            });
                        },
                        "shutdown-concurrent VIOLATED: of two calls of close() at once, one did not return within"
                                + " <time>; expected both to return"),
                row("does not stop after two concurrent closes",
                        servers -> {
                            AtomicInteger shutdowns = new AtomicInteger();
                            return new ChangedAdapter(servers).shutdown(sound -> {
                                boolean alone = shutdowns.incrementAndGet() == 1;
                                Delays.millis(50);
                                if (alone && shutdowns.get() == 1 || shutdowns.get() > 2) {
                                    sound.run();
                                }
                            });
                        },
                        "shutdown-concurrent VIOLATED: healthcheck() after two calls of close() at once reported"
                                + " healthy, and stopped only after another close(); expected stopped"));
    }

    /** An adapter that holds one lock during each call, so that reads wait for a slow shutdown. */
    private static final class Locked extends SoundAdapter {

        Locked(Servers servers) {
            super(servers);
        }

        @Override
        public synchronized PluginHealthcheck healthcheck() {
            return super.healthcheck();
        }

        @Override
        public synchronized DiscoveryResult discover() {
            return super.discover();
        }

        @Override
        public synchronized void shutdown() throws PluginLifecycleException {
            if (!isStopped()) {
                Delays.millis(2000);
            }
            super.shutdown();
        }
    }

    @Test
    void checkWhenASecondShutdownThrowsReportsOnlyShutdownIdempotent() {
        ContractReport report = contract(servers -> {
            ChangedAdapter adapter = new ChangedAdapter(servers);
            return adapter.shutdown(sound -> {
                if (adapter.isStopped()) {
                    throw new PluginLifecycleException("not running");
                }
                sound.run();
            });
        }).check();
        assertThat(violatedRules(report)).containsExactly("shutdown-idempotent");
        assertNotExercised(report, "shutdown-concurrent", "shutdown-idempotent was violated");
    }

    @Test
    void checkWhenTheFirstShutdownFailsAllowsOneOfTwoConcurrentClosesToFail() {
        ContractReport report = contract(servers -> {
            AtomicBoolean tried = new AtomicBoolean();
            return new ChangedAdapter(servers).shutdown(sound -> {
                if (tried.compareAndSet(false, true)) {
                    throw new PluginLifecycleException("alpha still runs");
                }
                sound.run();
            });
        }).check();
        assertThat(report.violations()).isEmpty();
    }
}
