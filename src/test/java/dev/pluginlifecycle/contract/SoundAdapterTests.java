package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SoundAdapterTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundAdapters")
    void soundAdapterHasNoViolation(String name, Callable<PluginLifecycle> adapters) {
        assertThat(PluginLifecycleContract.check(adapters, CONFIG)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soundAdapters")
    void soundAdapterHasNoViolationOfAnyRuleAlone(String name, Callable<PluginLifecycle> adapters) {
        assertThat(PluginLifecycleContract.rules()).allSatisfy(rule -> assertThat(rule.check(adapters, CONFIG)).isEmpty());
    }

    static Stream<Arguments> soundAdapters() {
        return Stream.of(
                sound("healthy", () -> new SoundAdapter(SoundAdapter.ALPHA)),
                sound("degraded", SoundAdapter::degraded),
                sound("only soft-degraded", () -> new SoundAdapter(SoundAdapter.SLOW)),
                sound("all failed", () -> new SoundAdapter(SoundAdapter.BETA)),
                sound("no servers", SoundAdapter::new),
                sound("not started yet", () -> new SoundAdapter() {
                    @Override
                    PluginState state() {
                        return new PluginState.Validated();
                    }

                    @Override
                    long now() {
                        return 0;
                    }
                }),
                sound("started by the first healthcheck", () -> new Starting(true)),
                sound("started by the first discovery", () -> new Starting(false)),
                sound("still starting, with servers that are up", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    @Override
                    PluginState state() {
                        return new PluginState.Starting();
                    }
                }),
                sound("a policy of required servers", () -> new SoundAdapter(SoundAdapter.ALPHA, SoundAdapter.BETA) {
                    @Override
                    PluginState state() {
                        return PluginState.fromServers(servers(), Set.of("beta"));
                    }
                }),
                sound("failed by a policy, with servers that are healthy", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    @Override
                    PluginState state() {
                        return new PluginState.Failed("licence expired");
                    }
                }),
                sound("a cached check", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    private final long start = super.now() - 60;

                    @Override
                    long now() {
                        return start;
                    }
                }),
                sound("a server that fails between two checks", Flapping::new),
                sound("an error text that counts", () -> new SoundAdapter(SoundAdapter.ALPHA, SoundAdapter.BETA) {
                    private final AtomicInteger probes = new AtomicInteger();

                    @Override
                    List<ServerHealth> servers() {
                        String error = "refused, attempt " + probes.incrementAndGet();
                        return List.of(SoundAdapter.ALPHA, ServerHealth.failed("beta", List.of("write"), error));
                    }

                    @Override
                    public synchronized PluginHealthcheck healthcheck() {
                        return isStopped()
                                ? new PluginHealthcheck(name(), new PluginState.Stopped(), servers(), now())
                                : PluginHealthcheck.fromServers(name(), servers());
                    }
                }),
                sound("partial though nothing has failed", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    @Override
                    boolean partial() {
                        return true;
                    }
                }),
                sound("not partial when all have failed", () -> new SoundAdapter(SoundAdapter.BETA) {
                    @Override
                    boolean partial() {
                        return false;
                    }
                }),
                sound("a tool that is no server's capability", () -> new SoundAdapter(SoundAdapter.BETA) {
                    @Override
                    List<String> tools() {
                        return List.of("status");
                    }
                }),
                sound("no discovery once it is stopped", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    @Override
                    public DiscoveryResult discover() {
                        return isStopped() ? new DiscoveryResult(List.of(), List.of(), false) : super.discover();
                    }
                }),
                sound("an honest failing shutdown", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    @Override
                    public void shutdown() throws PluginLifecycleException {
                        throw new PluginLifecycleException("alpha is still running");
                    }
                }),
                sound("a shutdown that succeeds at the second try", () -> new SoundAdapter(SoundAdapter.ALPHA) {
                    private boolean tried;

                    @Override
                    public void shutdown() throws PluginLifecycleException {
                        if (!tried) {
                            tried = true;
                            throw new PluginLifecycleException("alpha is still running");
                        }
                        super.shutdown();
                    }
                }));
    }

    private static Arguments sound(String name, Callable<PluginLifecycle> adapters) {
        return Arguments.of(name, adapters);
    }

    /** Knows no server until it is first asked. */
    private static final class Starting extends SoundAdapter {

        private final boolean byHealthcheck;
        private volatile boolean started;

        Starting(boolean byHealthcheck) {
            super(ALPHA, BETA);
            this.byHealthcheck = byHealthcheck;
        }

        @Override
        public PluginHealthcheck healthcheck() {
            started |= byHealthcheck;
            return super.healthcheck();
        }

        @Override
        public DiscoveryResult discover() {
            started |= !byHealthcheck;
            return started ? super.discover() : new DiscoveryResult(List.of(), List.of(), false);
        }

        @Override
        PluginState state() {
            return started ? super.state() : new PluginState.Validated();
        }

        @Override
        List<ServerHealth> servers() {
            return started ? super.servers() : List.of();
        }
    }

    /** Its server is healthy at every other look, and its discovery is of the look before. */
    private static final class Flapping extends SoundAdapter {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public PluginHealthcheck healthcheck() {
            boolean up = looks.getAndIncrement() % 2 == 0;
            List<ServerHealth> servers = List.of(ALPHA, up ? ServerHealth.healthy("beta", List.of("write")) : BETA);
            return isStopped()
                    ? new PluginHealthcheck(name(), new PluginState.Stopped(), servers, now())
                    : PluginHealthcheck.fromServers(name(), servers);
        }

        @Override
        List<String> tools() {
            return List.of("search", "write");
        }
    }

    @Test
    void soundAdapterIsCheckedInWellUnderASecond() {
        // Some check of many, since a loaded machine holds up any of them.
        assertThat(Stream.generate(SoundAdapterTests::timeOfACheck).limit(20))
                .anyMatch(time -> time.compareTo(Duration.ofMillis(500)) < 0);
    }

    private static Duration timeOfACheck() {
        long start = System.nanoTime();
        PluginLifecycleContract.check(SoundAdapter::degraded, CONFIG);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
