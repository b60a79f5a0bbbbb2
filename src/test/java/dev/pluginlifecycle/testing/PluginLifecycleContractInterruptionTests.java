package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A check whose caller is interrupted throws and returns no report. */
@Tag("timeouts")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class PluginLifecycleContractInterruptionTests {

    /** Asserts that the check throws with the interrupt flag set, and clears the flag. */
    private static void assertCancelled(PluginLifecycleContract<PluginLifecycle> contract) {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(contract::check)
                .withMessage("the contract check was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void checkWhenAlreadyInterruptedDoesNotCallTheFactory() {
        AtomicInteger factoryCalls = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertCancelled(contract(servers -> {
            factoryCalls.incrementAndGet();
            return new SoundAdapter(servers);
        }));
        assertThat(factoryCalls).hasValue(0);
    }

    @Test
    void checkWhenInterruptedDuringACallInterruptsTheCallAndClosesTheAdapter() throws InterruptedException {
        Thread caller = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        assertCancelled(contract(servers -> new ChangedAdapter(servers)
                .healthcheck(sound -> {
                    caller.interrupt();
                    try {
                        return Delays.forever();
                    } finally {
                        ended.countDown();
                    }
                })
                .close(sound -> closed.incrementAndGet())));
        ended.await();
        assertThat(closed).hasValue(1);
    }

    @Test
    void checkWhenInterruptedDuringConcurrentCallsInterruptsAllOfThem() throws InterruptedException {
        Thread caller = Thread.currentThread();
        CountDownLatch reading = new CountDownLatch(8);
        CountDownLatch ended = new CountDownLatch(8);
        AtomicInteger adapters = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        Runnable interrupt = () -> {
            if (interrupted.compareAndSet(false, true)) {
                caller.interrupt();
            }
        };
        assertCancelled(contract(servers -> {
            if (adapters.incrementAndGet() == 1) {
                return new SoundAdapter(servers);
            }
            return new ChangedAdapter(servers)
                    .healthcheck(sound -> interruptTogether(interrupt, reading, ended))
                    .discover(sound -> interruptTogether(interrupt, reading, ended));
        }));
        ended.await();
    }

    /**
     * Waits until all threads are calling, and then interrupts the caller of the check. Only one thread does so, since
     * a second interrupt could reach the caller after the check.
     */
    private static <T> T interruptTogether(Runnable interrupt, CountDownLatch reading, CountDownLatch ended) {
        reading.countDown();
        try {
            Delays.await(reading);
            interrupt.run();
            return Delays.forever();
        } finally {
            ended.countDown();
        }
    }

    @Test
    void checkWhenInterruptedDuringTheLastCloseReturnsNoReport() {
        Thread caller = Thread.currentThread();
        AtomicInteger closes = new AtomicInteger();
        assertCancelled(contract(servers -> new ChangedAdapter(servers).close(sound -> {
            sound.run();
            // The first adapter is closed once, the second twice.
            if (closes.incrementAndGet() == 3) {
                caller.interrupt();
            }
        })));
    }

    @Test
    void checkWhenInterruptedDuringTheFactoryCallClosesTheReturnedAdapter() throws InterruptedException {
        Thread caller = Thread.currentThread();
        CountDownLatch closed = new CountDownLatch(1);
        assertCancelled(contract(servers -> {
            caller.interrupt();
            return new ChangedAdapter(servers).close(sound -> closed.countDown());
        }));
        closed.await();
    }

    @Test
    void checkWhenInterruptedTwiceDoesNotWaitForClose() {
        Thread caller = Thread.currentThread();
        long begin = System.nanoTime();
        assertCancelled(contract(servers -> new ChangedAdapter(servers)
                .healthcheck(sound -> {
                    caller.interrupt();
                    return Delays.forever();
                })
                .close(sound -> {
                    caller.interrupt();
                    Delays.forever();
                })));
        // A wait for close would last for the timeout of the check, which is ten seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void checkWhenInterruptedDuringAnOutageRunsTheRepairStep() {
        Thread caller = Thread.currentThread();
        AtomicInteger repairs = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        Servers servers = Servers.alphaAndBeta();
        assertCancelled(contract(servers, () -> new ChangedAdapter(servers).healthcheck(sound -> {
            // Only once: a second interrupt could reach the caller while it waits for the repair.
            if (servers.isDown("beta") && interrupted.compareAndSet(false, true)) {
                caller.interrupt();
            }
            return sound.get();
        })).withOutage(adapter -> servers.stop("beta"), adapter -> repairs.incrementAndGet()));
        assertThat(repairs).hasValue(1);
    }

    @Test
    void checkWhenNotInterruptedDoesNotSetTheInterruptFlag() {
        contract(SoundAdapter::new).check();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
