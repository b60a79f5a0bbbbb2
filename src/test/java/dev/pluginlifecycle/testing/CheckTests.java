package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.reject;
import static dev.pluginlifecycle.testing.Checks.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** When a check ends, and that it closes each adapter. */
@Tag("timeouts")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CheckTests {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Recorder recorder = new Recorder();
    private final Servers servers = Servers.alphaAndBeta();
    private final BooleanSupplier first = nth(1);

    private Options<PluginLifecycle> options(UnaryOperator<TestAdapter> change) {
        return Checks.recorded(recorder, servers, 1, change);
    }

    private long closes(int adapter) {
        return recorder.calls(adapter).stream().filter(call -> call.name().equals("close")).count();
    }

    @Test
    void runClosesARejectingAdapterBeforeItCreatesTheSecondOne() {
        ContractReport report = Checks.check(options(adapter -> {
            assertThat(closes(1)).isEqualTo(adapter.startsWithAServerDown() ? 1 : 0);
            return adapter.shutdown(when(first, () -> reject("alpha still runs")));
        }));
        assertThat(report.violations()).isEmpty();
        assertThat(closes(1)).isEqualTo(1);
        assertThat(closes(2)).isEqualTo(2);
    }

    @Test
    void runWhenACallTimesOutInterruptsItAndClosesTheAdapterOnce() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ContractReport report = Checks.check(options(adapter -> adapter.discovery(found -> {
            try {
                return Delays.forever();
            } finally {
                interrupted.countDown();
            }
        })).withTimeout(SHORT));
        interrupted.await();
        assertThat(recorder.text(1)).isEqualTo("valid valid invalid H D close");
        assertThat(recorder.calls(2)).isEmpty();
        assertThat(Checks.notTested(report)).hasSize(15).allMatch(line ->
                line.endsWith(": the check ended: discover() did not return within 1 s"));
    }

    @Test
    void runWhenTheFactoryReturnsTooLateClosesTheAdapter() throws InterruptedException {
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        ContractReport report = Checks.check(options(adapter -> {
            while (checked.getCount() > 0) {
                // Ignores the interruption.
                Thread.onSpinWait();
            }
            return adapter.close(original -> {
                interrupted.set(Thread.currentThread().isInterrupted());
                closed.countDown();
            });
        }).withTimeout(SHORT));
        assertThat(Checks.violations(report)).containsExactly(
                "startup-fresh: the factory did not return within 1 s; expected an adapter");
        checked.countDown();
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void runWhenTheSecondAdapterIsAnOldOneEndsAndRepairs() {
        ContractReport report = Checks.check(options(adapter -> adapter.startsWithAServerDown()
                ? adapter.state(new PluginState.Stopped())
                : adapter));
        assertThat(closes(2)).isEqualTo(1);
        assertThat(Stream.of(recorder.text(1), recorder.text(2)).flatMap(text -> Stream.of(text.split(" ")))
                .filter("repair1"::equals)).hasSize(2);
        assertThat(Checks.notTested(report)).contains(
                "concurrent-reads: the check ended: startup-fresh was violated",
                "close-shuts-down: the check ended: startup-fresh was violated");
        assertThat(servers.isDown("beta")).isFalse();
    }

    private void assertCancelled(Options<PluginLifecycle> options) {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Checks.check(options))
                .withMessage("the contract check was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Interrupts a thread, but only once: a second interrupt could reach it while it waits for the end. */
    private void interrupt(Thread caller) {
        if (first.getAsBoolean()) {
            caller.interrupt();
        }
    }

    @Test
    void runWhenAlreadyInterruptedDoesNotCallTheFactory() {
        Thread.currentThread().interrupt();
        assertCancelled(options(adapter -> adapter));
        assertThat(recorder.calls(1)).isEmpty();
    }

    @Test
    void runWhenInterruptedDuringAnOutageRepairsIt() {
        Thread caller = Thread.currentThread();
        assertCancelled(options(adapter -> adapter.health(found -> {
            if (adapter.isDown()) {
                interrupt(caller);
            }
            return found;
        })));
        assertThat(recorder.text(1)).endsWith("repair1 close");
    }

    @Test
    void runWhenInterruptedDuringTheLastCloseReturnsNoReport() {
        Thread caller = Thread.currentThread();
        // The first adapter is closed once, the second twice.
        BooleanSupplier third = nth(3);
        assertCancelled(options(adapter -> adapter.close(original -> {
            original.run();
            if (third.getAsBoolean()) {
                interrupt(caller);
            }
        })));
    }

    @Test
    void runWhenInterruptedTwiceDoesNotWaitForClose() {
        Thread caller = Thread.currentThread();
        assertCancelled(options(adapter -> adapter
                .health(found -> {
                    caller.interrupt();
                    return Delays.forever();
                })
                .close(original -> {
                    caller.interrupt();
                    Delays.forever();
                })).withTimeout(Duration.ofDays(1)));
    }
}
