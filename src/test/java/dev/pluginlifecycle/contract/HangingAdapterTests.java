package dev.pluginlifecycle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("hanging")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class HangingAdapterTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    // Long enough that what a loaded machine holds up for a moment is not taken for a call that hangs.
    private static final Duration BOUND = Duration.ofSeconds(Integer.getInteger("hanging.bound", 4));
    private static final String HANGS = " did not return within " + BOUND + " \\(still at .*HangingAdapterTests.*\\)";

    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void releaseWhatStillHangs() {
        released.countDown();
        Thread.interrupted();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void hangInSpiteOfInterrupts() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    /** Hangs in the calls that it is told, and counts those that were made and closed. */
    private static class Hanging extends SoundAdapter {

        private final List<String> calls;
        private final AtomicInteger closed;

        Hanging(AtomicInteger closed, String... calls) {
            super(ALPHA, BETA);
            this.calls = List.of(calls);
            this.closed = closed;
        }

        private void enter(String call) {
            if (calls.contains(call)) {
                hang();
            }
        }

        @Override
        public void validateConfig(RuntimePluginConfig config) {
            enter("validateConfig");
        }

        @Override
        public PluginHealthcheck healthcheck() {
            enter(isStopped() ? "healthcheck once stopped" : "healthcheck");
            return super.healthcheck();
        }

        @Override
        public DiscoveryResult discover() {
            enter(isStopped() ? "discover once stopped" : "discover");
            return super.discover();
        }

        @Override
        public void shutdown() throws PluginLifecycleException {
            enter(isStopped() ? "shutdown once stopped" : "shutdown");
            super.shutdown();
        }

        @Override
        public void close() throws PluginLifecycleException {
            closed.incrementAndGet();
            enter(isStopped() ? "close once stopped" : "close");
            super.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hangIsBlamedOnceAndCostsAFewBounds(List<String> calls, List<String> rules, String message) {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        long start = System.nanoTime();

        List<Violation> violations = PluginLifecycleContract.check(
                () -> {
                    made.incrementAndGet();
                    return new Hanging(closed, calls.toArray(String[]::new));
                },
                CONFIG,
                BOUND);

        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(violations).extracting(Violation::rule).containsExactlyElementsOf(rules);
        assertThat(violations.get(0).message()).matches(message);
        assertThat(closed).hasValue(made.get());
        assertThat(time).isLessThan(BOUND.multipliedBy(10));
    }

    static Stream<Arguments> hangIsBlamedOnceAndCostsAFewBounds() {
        return Stream.of(
                hanging("config-accepts-valid", "validateConfig\\(validConfig\\)" + HANGS + "; expected it to accept .*",
                        "validateConfig"),
                hanging("healthcheck-answers", "healthcheck\\(\\)" + HANGS + "; expected a healthcheck: .*", "healthcheck"),
                hanging("discovery-answers", "discover\\(\\)" + HANGS + "; expected a discovery: .*", "discover"),
                hanging("shutdown-stops", "shutdown\\(\\)" + HANGS
                        + "; expected it to return, or to throw a PluginLifecycleException", "shutdown"),
                hanging("shutdown-stops", "healthcheck\\(\\) after shutdown\\(\\)" + HANGS
                        + "; expected it to report Stopped\\[]", "healthcheck once stopped"),
                hanging("shutdown-stops", "discover\\(\\) after shutdown\\(\\)" + HANGS
                        + "; expected a discovery, which may be empty", "discover once stopped"),
                hanging("shutdown-idempotent", "a second shutdown\\(\\)" + HANGS + "; expected it to do nothing",
                        "shutdown once stopped"),
                hanging("close-shuts-down", "close\\(\\)" + HANGS
                        + "; expected it to return, or to throw a PluginLifecycleException", "close"),
                hanging("close-shuts-down", "close\\(\\)" + HANGS
                        + "; expected it to return, or to throw a PluginLifecycleException", "close", "close once stopped"),
                Arguments.of(
                        List.of("healthcheck", "discover", "shutdown", "close"),
                        List.of("healthcheck-answers", "discovery-answers", "shutdown-stops"),
                        "healthcheck\\(\\)" + HANGS + ".*"));
    }

    private static Arguments hanging(String rule, String message, String... calls) {
        return Arguments.of(List.of(calls), List.of(rule), message);
    }

    @Test
    void closeThatHangsOnceStoppedIsToldByItsRuleAlone() {
        List<Violation> violations = rule("close-shuts-down")
                .check(() -> new Hanging(new AtomicInteger(), "close once stopped"), CONFIG, BOUND);
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).message())
                .matches("close\\(\\) after shutdown\\(\\)" + HANGS + "; expected it to do nothing");
    }

    @Test
    void closeThatHangsUnlessStoppedIsToldByItsRuleAlone() {
        List<Violation> violations = rule("close-shuts-down")
                .check(() -> new Hanging(new AtomicInteger(), "close"), CONFIG, BOUND);
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).message()).matches(
                "close\\(\\)" + HANGS + "; expected it to return, or to throw a PluginLifecycleException");
    }

    private static Rule rule(String id) {
        return PluginLifecycleContract.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void closeThatHungOnOneAdapterIsGivenItsTimeOnTheOthers() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger closing = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        List<Violation> violations = PluginLifecycleContract.check(
                () -> {
                    made.incrementAndGet();
                    return new SoundAdapter() {
                        @Override
                        public void close() {
                            if (closing.getAndIncrement() == 0) {
                                hang();
                            }
                            try {
                                Thread.sleep(100);
                                closed.incrementAndGet();
                            } catch (InterruptedException e) {
                                // was not given its time
                            }
                        }
                    };
                },
                CONFIG,
                BOUND);
        assertThat(violations).extracting(Violation::rule).containsExactly("close-shuts-down");
        assertThat(closed).hasValue(made.get() - 1);
    }

    @Test
    void lockThatIsNeverGivenBackIsBlamedOnTheCallThatHoldsIt() {
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new SoundAdapter() {
                    @Override
                    public synchronized PluginHealthcheck healthcheck() {
                        hangInSpiteOfInterrupts();
                        return super.healthcheck();
                    }

                    @Override
                    public synchronized void close() throws PluginLifecycleException {
                        super.close();
                    }
                },
                CONFIG,
                BOUND);
        assertThat(violations).extracting(Violation::rule).containsExactly("healthcheck-answers");
    }

    @Test
    void adapterThatHangsOnlyWhenAskedAtOnceIsBlamedForConcurrency() {
        AtomicInteger closed = new AtomicInteger();
        List<Violation> violations = PluginLifecycleContract.check(
                () -> new Hanging(closed) {
                    private final AtomicBoolean asked = new AtomicBoolean();

                    @Override
                    public DiscoveryResult discover() {
                        if (!asked.compareAndSet(false, true)) {
                            hang();
                        }
                        Thread.yield();
                        asked.set(false);
                        return super.discover();
                    }
                },
                CONFIG,
                BOUND);
        assertThat(violations).extracting(Violation::rule).containsExactly("concurrent-reads");
        assertThat(violations.get(0).message()).matches("healthcheck\\(\\) and discover\\(\\), asked from 8 threads at once:"
                + " one" + HANGS + "; expected each to answer");
        assertThat(closed).hasValue(17);
    }

    @Test
    void adapterThatAnswersOneThreadAfterAnotherIsSound() {
        Rule concurrentReads = rule("concurrent-reads");
        assertThat(concurrentReads.check(
                        () -> new SoundAdapter() {
                            @Override
                            public synchronized PluginHealthcheck healthcheck() {
                                pause();
                                return super.healthcheck();
                            }

                            @Override
                            public synchronized DiscoveryResult discover() {
                                pause();
                                return super.discover();
                            }

                            private void pause() {
                                try {
                                    Thread.sleep(300);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        },
                        CONFIG,
                        BOUND))
                .isEmpty();
    }

    @Test
    void factoryThatHangsIsBlamed() {
        Callable<PluginLifecycle> adapters = () -> {
            hang();
            return new SoundAdapter();
        };
        List<Violation> violations = PluginLifecycleContract.check(adapters, CONFIG, BOUND);
        assertThat(violations).extracting(Violation::rule).containsExactly("config-accepts-valid");
        assertThat(violations.get(0).message()).matches("the factory" + HANGS + "; expected an adapter");
        assertThat(rule("shutdown-stops").check(adapters, CONFIG, BOUND)).isEmpty();
    }

    @Test
    void adapterThatComesTooLateIsClosedAllTheSame() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        List<Violation> violations = PluginLifecycleContract.check(
                () -> {
                    hangInSpiteOfInterrupts();
                    Thread.currentThread().interrupt();
                    return new SoundAdapter() {
                        @Override
                        public void close() {
                            try {
                                Thread.sleep(100);
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                            }
                            closed.countDown();
                        }
                    };
                },
                CONFIG,
                BOUND);
        assertThat(violations).extracting(Violation::rule).containsExactly("config-accepts-valid");
        assertThat(closed.getCount()).isOne();

        released.countDown();
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void factoryThatGivesNullTooLateIsLeftAlone() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        PluginLifecycleContract.check(
                () -> {
                    thread.set(Thread.currentThread());
                    Thread.currentThread().setUncaughtExceptionHandler((dying, error) -> uncaught.set(error));
                    hangInSpiteOfInterrupts();
                    return null;
                },
                CONFIG,
                BOUND);
        released.countDown();
        thread.get().join(30_000);
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(uncaught).hasNullValue();
    }

    @Test
    void callThatIsLeftBehindIsInterruptedAndItsThreadIsADaemon() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        rule("healthcheck-answers").check(
                () -> new SoundAdapter() {
                    @Override
                    public PluginHealthcheck healthcheck() {
                        thread.set(Thread.currentThread());
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                        return super.healthcheck();
                    }
                },
                CONFIG,
                BOUND);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("plugin-lifecycle-contract healthcheck()");
    }

    @Test
    void soundAdapterIsAskedOnDaemonThreadsOnly() {
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        PluginLifecycleContract.check(
                () -> new SoundAdapter() {
                    @Override
                    public PluginHealthcheck healthcheck() {
                        threads.add(Thread.currentThread());
                        return super.healthcheck();
                    }
                },
                CONFIG);
        assertThat(threads).allMatch(Thread::isDaemon);
        assertThat(threads.stream().map(Thread::getName).distinct()).contains("plugin-lifecycle-contract reader 0");
    }

    @Test
    void interruptEndsTheCheckOnceTheAdapterIsClosed() throws InterruptedException {
        interruptedCheck("healthcheck");
    }

    @Test
    void interruptWhileReadersHangEndsTheCheck() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(2);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> thrown.set(catching(() -> rule("concurrent-reads").check(
                () -> new Hanging(closed) {
                    @Override
                    public DiscoveryResult discover() {
                        if (asked.incrementAndGet() > 2) {
                            hanging.countDown();
                            hang();
                        }
                        return super.discover();
                    }
                },
                CONFIG))));
        caller.start();
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(9_000);
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(closed).hasValue(1);
    }

    private void interruptedCheck(String call) throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        AtomicBoolean flag = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            thrown.set(catching(() -> PluginLifecycleContract.check(
                    () -> {
                        made.incrementAndGet();
                        return new Hanging(closed, call) {
                            @Override
                            public PluginHealthcheck healthcheck() {
                                hanging.countDown();
                                return super.healthcheck();
                            }
                        };
                    },
                    CONFIG)));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(9_000);
        assertThat(thrown.get()).isInstanceOf(CancellationException.class).hasMessage("the check was interrupted");
        assertThat(flag).isTrue();
        assertThat(closed).hasValue(made.get());
    }

    private static Throwable catching(Runnable check) {
        try {
            check.run();
            return null;
        } catch (CancellationException e) {
            return e;
        }
    }

    @Test
    void interruptInterruptsEveryCloseThatIsStillWaitedFor() throws InterruptedException {
        AtomicInteger closing = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Thread caller = new Thread(() -> catching(() -> PluginLifecycleContract.check(
                () -> new SoundAdapter() {
                    @Override
                    public void close() {
                        closing.incrementAndGet();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.incrementAndGet();
                        }
                    }
                },
                CONFIG,
                BOUND)));
        caller.start();
        while (caller.isAlive() && !isIn("awaitClosings", caller)) {
            Thread.sleep(5);
        }
        caller.interrupt();
        caller.join(9_000);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(9);
        while (interrupted.get() < closing.get() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(closing).hasValueGreaterThan(2);
        assertThat(interrupted).hasValue(closing.get());
    }

    private static boolean isIn(String method, Thread thread) {
        return Stream.of(thread.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals(method));
    }

    @Test
    void callerThatIsInterruptedAlreadyAsksForNothing() {
        AtomicInteger made = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> PluginLifecycleContract.check(
                () -> {
                    made.incrementAndGet();
                    return new SoundAdapter();
                },
                CONFIG));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(made).hasValue(0);
    }

    @Test
    void interruptAtTheVeryEndIsNotSwallowed() {
        Thread caller = Thread.currentThread();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> rule("config-accepts-valid").check(
                () -> new SoundAdapter() {
                    @Override
                    public void close() {
                        caller.interrupt();
                    }
                },
                CONFIG));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void secondInterruptEndsTheWaitForAClose() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> thrown.set(catching(() -> rule("healthcheck-answers").check(
                () -> new SoundAdapter() {
                    @Override
                    public PluginHealthcheck healthcheck() {
                        asked.countDown();
                        hang();
                        return null;
                    }

                    @Override
                    public void close() {
                        closing.countDown();
                        hang();
                    }
                },
                CONFIG))));
        caller.start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(closing.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(9_000);
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }
}
