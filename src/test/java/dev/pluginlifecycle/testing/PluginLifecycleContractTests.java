package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static dev.pluginlifecycle.testing.fixtures.Checks.SHORT;
import static dev.pluginlifecycle.testing.fixtures.Checks.VALID;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.testing.fixtures.Answers;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class PluginLifecycleContractTests {

    /** One for each test: the tests run at the same time, and two checks of the same servers disturb each other. */
    private final PluginLifecycleContract<PluginLifecycle> contract = contract(SoundAdapter::new);

    @Test
    void rulesReturnsTheRulesInTheOrderOfTheFindings() {
        assertThat(PluginLifecycleContract.rules()).hasSize(22)
                .containsExactlyElementsOf(contract.check().findings().stream().map(Finding::rule).toList());
    }

    @Test
    void checkCallsTheAdapterOnDaemonThreadsOnly() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        contract(servers -> {
            threads.add(Thread.currentThread());
            return new ChangedAdapter(servers).healthcheck(sound -> {
                threads.add(Thread.currentThread());
                return sound.get();
            });
        }).check();
        // Each sequential call has a thread of its own, and 64 threads call the second adapter at the same time.
        assertThat(threads).hasSizeGreaterThan(64).allMatch(Thread::isDaemon).doesNotContain(Thread.currentThread());
    }

    @Test
    void checkWhenACallTimesOutInterruptsTheCallAndClosesTheAdapterOnce() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        ContractReport report = contract(servers -> {
            made.incrementAndGet();
            return new ChangedAdapter(servers)
                    .discover(sound -> {
                        try {
                            return Delays.forever();
                        } finally {
                            interrupted.countDown();
                        }
                    })
                    .close(sound -> closed.incrementAndGet());
        }).withTimeout(SHORT).check();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(violatedRules(report)).containsExactly("discovery-answers");
        assertThat(closed).hasValue(1);
        assertThat(made).hasValue(1);
    }

    @Test
    void checkWhenHealthcheckAndCloseTimeOutEndsWithinFourTimeouts() {
        long begin = System.nanoTime();
        contract(servers -> new ChangedAdapter(servers)
                .healthcheck(sound -> Delays.forever())
                .close(sound -> Delays.forever())).withTimeout(SHORT).check();
        // One timeout for healthcheck, one for close, and two more for a busy machine.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(4));
    }

    @Test
    void checkWhenTheFactoryReturnsAfterTheTimeoutClosesTheAdapter() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        ContractReport report = contract(servers -> {
            awaitUninterruptibly(release);
            return new ChangedAdapter(servers).close(sound -> {
                interrupted.set(Thread.currentThread().isInterrupted());
                closed.countDown();
            });
        }).withTimeout(SHORT).check();
        assertThat(violatedRules(report)).containsExactly("startup-fresh");
        release.countDown();
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Keeps waiting.
            }
        }
    }

    @Test
    void checkWhenTheMethodsOfAnErrorThrowReportsTheClassOfTheError() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            throw new Hostile();
        })).check();
        assertThat(violations(report)).containsExactly("healthcheck-answers VIOLATED: healthcheck() threw "
                + Hostile.class.getName()
                + "; expected a healthcheck that lists a server as failed if its probe fails");
    }

    /** An error whose methods throw. */
    private static final class Hostile extends Error {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }
    }

    @Test
    void checkWhenTheStackOverflowsReportsAViolation() {
        ContractReport report = contract(servers ->
                new ChangedAdapter(servers).healthcheck(sound -> overflow(sound.get()))).check();
        assertThat(violations(report)).containsExactly("healthcheck-answers VIOLATED: healthcheck() threw"
                + " java.lang.StackOverflowError; expected a healthcheck that lists a server as failed if its probe"
                + " fails");
    }

    private static PluginHealthcheck overflow(PluginHealthcheck healthcheck) {
        return overflow(Answers.withLastCheck(healthcheck, 1));
    }

    @Test
    void checkDoesNotCallEqualsHashCodeOrToStringOfTheAdapter() {
        assertThat(violations(contract(HostileAdapter::new).check())).isEmpty();
    }

    /** An adapter whose methods of {@code Object} throw. */
    private static final class HostileAdapter extends SoundAdapter {

        HostileAdapter(Servers servers) {
            super(servers);
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("equals");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("hashCode");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }
    }

    @Test
    void checkCutsLongTextsAndJoinsLines() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            throw new IllegalStateException("line\n\tand\u001b[0m line " + "x".repeat(200));
        })).check();
        assertThat(report.violations().get(0).detail())
                .contains("IllegalStateException: line and [0m line " + "x".repeat(82) + "...")
                .doesNotContain("x".repeat(100));
    }

    @Test
    void checkReportsThePlaceOfAFault() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            List.of().get(0);
            return null;
        })).check();
        assertThat(report.violations().get(0).detail()).containsPattern(
                "\\(at .*PluginLifecycleContractTests.*\\(PluginLifecycleContractTests.java:\\d+\\)\\)");
    }

    @Test
    void withTimeoutAcceptsTheLongestDuration() {
        assertThat(violations(contract.withTimeout(Duration.ofSeconds(Long.MAX_VALUE)).check())).isEmpty();
    }

    @Test
    void withTimeoutRejectsZeroAndNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> contract.withTimeout(Duration.ZERO))
                .withMessage("timeout must be more than zero: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> contract.withTimeout(Duration.ofSeconds(-1)))
                .withMessage("timeout must be more than zero: PT-1S");
    }

    @Test
    void checkOfAndWithMethodsRejectNull() {
        assertRejectsNull("adapterFactory", () -> PluginLifecycleContract.check(null, VALID));
        assertRejectsNull("validConfig", () -> PluginLifecycleContract.of(() -> null, null));
        assertRejectsNull("timeout", () -> contract.withTimeout(null));
        assertRejectsNull("invalidConfig", () -> contract.withInvalidConfig(null));
        assertRejectsNull("outage", () -> contract.withOutage(null, adapter -> {}));
        assertRejectsNull("repair", () -> contract.withOutage(adapter -> {}, null));
    }
}
