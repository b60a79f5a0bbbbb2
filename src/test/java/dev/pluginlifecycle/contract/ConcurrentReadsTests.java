package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrentReadsTests {

    private static final Duration BOUND = Duration.ofSeconds(10);

    /** Keeps who asked for what, and whether anyone read at once with others. */
    private static class Asked extends SoundAdapter {

        final Map<String, Set<String>> calls = new ConcurrentHashMap<>();
        final AtomicInteger answers = new AtomicInteger();

        private void note(String call) {
            calls.computeIfAbsent(Thread.currentThread().getName(), name -> ConcurrentHashMap.newKeySet()).add(call);
            answers.incrementAndGet();
        }

        boolean isReadAtOnce() {
            return calls.keySet().stream().anyMatch(thread -> thread.contains("reader"));
        }

        @Override
        public PluginHealthcheck healthcheck() {
            note("healthcheck");
            return super.healthcheck();
        }

        @Override
        public DiscoveryResult discover() {
            note("discover");
            return super.discover();
        }
    }

    @Test
    void eachOfEightThreadsAsksForBoth() throws InterruptedException {
        Asked adapter = new Asked();
        assertThat(new ConcurrentReads(adapter).fault(BOUND)).isEmpty();
        assertThat(adapter.calls).hasSize(8);
        assertThat(adapter.calls.values()).allMatch(Set.of("healthcheck", "discover")::equals);
    }

    @Test
    void threadsAskAgainAndAgainForAMoment() {
        // Of eight threads each asks twice, and none more often than fits into 30 ms.
        List<Integer> answers = IntStream.range(0, 20).mapToObj(i -> answersOfASlowAdapter()).toList();
        assertThat(answers).allMatch(count -> count <= 8 * 15);
        // In one try of many, since a loaded machine lets the moment pass before they ask again.
        assertThat(answers).anyMatch(count -> count > 8 * 2);
    }

    private static int answersOfASlowAdapter() {
        Asked adapter = new Asked() {
            @Override
            public PluginHealthcheck healthcheck() {
                sleep();
                return super.healthcheck();
            }

            @Override
            public DiscoveryResult discover() {
                sleep();
                return super.discover();
            }

            private void sleep() {
                try {
                    Thread.sleep(2);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        try {
            assertThat(new ConcurrentReads(adapter).fault(BOUND)).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return adapter.answers.get();
    }

    @Test
    void closeThatFailsOnceTheAdapterWasReadAtOnceIsBlamed() {
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new Asked() {
                    @Override
                    public void close() throws PluginLifecycleException {
                        if (isReadAtOnce()) {
                            throw new IllegalStateException("torn");
                        }
                        super.close();
                    }
                },
                RuntimePluginConfig.defaults());
        assertThat(violations).extracting(Violation::rule).containsExactly("close-shuts-down");
        assertThat(violations.get(0).message()).contains("torn");
    }

    @Test
    void closeThatHangingReadsHoldBackIsNotBlamed() {
        Duration bound = Duration.ofSeconds(Integer.getInteger("hanging.bound", 4));
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new Asked() {
                    @Override
                    public DiscoveryResult discover() {
                        DiscoveryResult discovery = super.discover();
                        if (isReadAtOnce()) {
                            await(new CountDownLatch(1));
                        }
                        return discovery;
                    }

                    @Override
                    public void close() throws PluginLifecycleException {
                        if (isReadAtOnce()) {
                            throw new IllegalStateException("still reading");
                        }
                        super.close();
                    }
                },
                RuntimePluginConfig.defaults(),
                bound);
        assertThat(violations).extracting(Violation::rule).containsExactly("concurrent-reads");
    }

    @Test
    void readersThatHangCostOneBoundTogether() throws InterruptedException {
        Duration bound = Duration.ofSeconds(1);
        long start = System.nanoTime();
        Optional<String> fault = new ConcurrentReads(new SoundAdapter() {
            @Override
            public DiscoveryResult discover() {
                await(new CountDownLatch(1));
                return super.discover();
            }

            @Override
            public PluginHealthcheck healthcheck() {
                await(new CountDownLatch(1));
                return super.healthcheck();
            }
        }).fault(bound);
        assertThat(fault).hasValueSatisfying(seen -> assertThat(seen).contains("did not return within PT1S"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(bound.multipliedBy(5));
    }

    @Test
    void interruptInterruptsEveryReader() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(8);
        CountDownLatch interrupted = new CountDownLatch(8);
        ConcurrentReads reads = new ConcurrentReads(new SoundAdapter() {
            @Override
            public PluginHealthcheck healthcheck() {
                return hang(super.healthcheck());
            }

            @Override
            public DiscoveryResult discover() {
                return hang(super.discover());
            }

            private <T> T hang(T answer) {
                hanging.countDown();
                if (!await(new CountDownLatch(1))) {
                    interrupted.countDown();
                }
                return answer;
            }
        });
        Thread caller = new Thread(() -> faultUnlessInterrupted(reads));
        caller.start();
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Optional<String> faultUnlessInterrupted(ConcurrentReads reads) {
        try {
            return reads.fault(Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    /** {@return whether the latch was let go; false once the thread is interrupted} */
    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
