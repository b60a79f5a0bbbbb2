package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.SHORT;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class LifeTests {

    @Test
    void checkClosesTheFirstOfTwoAdaptersOnceAndTheSecondTwice() {
        AtomicInteger made = new AtomicInteger();
        Queue<Integer> closed = new ConcurrentLinkedQueue<>();
        contract(servers -> {
            int adapter = made.incrementAndGet();
            return new ChangedAdapter(servers).close(sound -> {
                sound.run();
                closed.add(adapter);
            });
        }).check();
        assertThat(made).hasValue(2);
        assertThat(closed).containsExactlyInAnyOrder(1, 2, 2);
    }

    @Test
    void checkWhenTheSecondAdapterRejectsTheConfigClosesIt() {
        AtomicInteger adapters = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        contract(servers -> adapters.incrementAndGet() == 1
                ? new SoundAdapter(servers)
                : new ChangedAdapter(servers)
                        .validate(sound -> {
                            throw new PluginLifecycleException("not now");
                        })
                        .close(sound -> closed.incrementAndGet())).check();
        assertThat(closed).hasValue(1);
    }

    @Test
    void checkWhenTheLastCloseTimesOutInterruptsIt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        contract(servers -> new ChangedAdapter(servers)
                .validate(sound -> {
                    throw new PluginLifecycleException("not now");
                })
                .close(sound -> {
                    try {
                        Delays.forever();
                    } finally {
                        interrupted.countDown();
                    }
                })).withTimeout(SHORT).check();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void checkPausesBetweenHealthchecks() {
        Executor later = CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS);
        Servers servers = Servers.alphaAndBeta();
        AtomicInteger adapters = new AtomicInteger();
        AtomicInteger healthchecks = new AtomicInteger();
        ContractReport report = contract(servers, () -> {
            if (adapters.incrementAndGet() > 1) {
                return new SoundAdapter(servers);
            }
            CountDownLatch started = new CountDownLatch(1);
            later.execute(started::countDown);
            return new ChangedAdapter(servers).healthcheck(sound -> {
                healthchecks.incrementAndGet();
                return started.getCount() == 0 ? sound.get() : sound.get().withState(new PluginState.Starting());
            });
        }).withOutage(
                adapter -> later.execute(() -> servers.stop("beta")),
                adapter -> later.execute(() -> servers.start("beta"))).check();
        assertThat(violations(report)).isEmpty();
        // There are three delays of 400 ms, with a healthcheck about every 20 ms.
        assertThat(healthchecks).hasValueLessThan(100);
    }

    @Test
    void checkReadsOnManyThreadsUnlessEachOfSeveralDiscoveriesIsSlow() {
        // The second adapter is called on 64 or 8 threads, besides about 25 others.
        assertThat(discoveringThreads(call -> call % 3 == 0)).isGreaterThan(64);
        assertThat(discoveringThreads(call -> true)).isLessThan(64);
    }

    private static int discoveringThreads(IntPredicate slow) {
        AtomicInteger calls = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        contract(servers -> new ChangedAdapter(servers).discover(sound -> {
            threads.add(Thread.currentThread());
            if (slow.test(calls.incrementAndGet())) {
                Delays.millis(25);
            }
            return sound.get();
        })).check();
        return threads.size();
    }

    @Test
    void checkReadsForASecondBeforeALongShutdown() {
        Map<Thread, Long> firstReads = new ConcurrentHashMap<>();
        Map<Thread, Long> readingTimes = new ConcurrentHashMap<>();
        AtomicInteger shutdowns = new AtomicInteger();
        contract(servers -> new ChangedAdapter(servers)
                .healthcheck(sound -> {
                    if (shutdowns.get() < 4) {
                        long now = System.nanoTime();
                        readingTimes.put(Thread.currentThread(),
                                now - firstReads.computeIfAbsent(Thread.currentThread(), thread -> now));
                    }
                    return sound.get();
                })
                .shutdown(sound -> {
                    // The first adapter is shut down twice and closed.
                    shutdowns.incrementAndGet();
                    Delays.millis(250);
                    sound.run();
                })).check();
        long half = TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(readingTimes.values().stream().filter(time -> time > half)).hasSizeGreaterThanOrEqualTo(8);
    }
}
