package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The life of the second adapter, which many threads use at once. */
final class SecondLife<A extends PluginLifecycle> extends Life<A> {

    /** The number of threads at the first use, while the adapter is closed, and if single reads are slow. */
    static final int FEW = 8;

    private static final int MANY = 64;

    /** If a call takes this long, many threads would only wait in a queue. */
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(20);

    /** A busy machine can delay a single call for as long. */
    private static final int SLOW_CALLS = 3;

    private static final long READING = TimeUnit.MILLISECONDS.toNanos(100);

    private final FirstLife<A> first;

    SecondLife(PluginLifecycleContract<A> contract, Recorder recorder, FirstLife<A> first) {
        super(contract, recorder);
        this.first = first;
    }

    @Override
    void live() throws InterruptedException, CheckEnded {
        create();
        if (adapter() == first.adapter()) {
            closing();
            throw new CheckEnded();
        }
        if (!validateValidConfig(Stage.VALID_CONFIG).isReturned()) {
            throw new CheckEnded();
        }
        read(Stage.FIRST_USE, FEW, 0);
        readAgain();
        closeAtOnce();
    }

    private void readAgain() throws InterruptedException, CheckEnded {
        Call before = healthcheck(Stage.BEFORE_READS);
        if (!first.wasLeftStarting()) {
            before = settle(Stage.BEFORE_READS, before);
        }
        int readers = isSlow() ? FEW : MANY;
        Optional<PluginHealthcheck> health = before.healthcheck();
        if (health.map(PluginHealthcheck::state).filter(States::isEnding).isPresent()) {
            throw new CheckEnded();
        }
        if (health.map(PluginHealthcheck::state).filter(States::isStarting).isEmpty()) {
            read(Stage.READS, readers, READING);
            healthcheck(Stage.AFTER_READS);
            discover(Stage.AFTER_READS);
        }
    }

    /** {@return whether several calls in succession are slow} */
    private boolean isSlow() throws InterruptedException, CheckEnded {
        for (int i = 0; i < SLOW_CALLS; i++) {
            if (discover(Stage.BEFORE_READS).took() < SLOW) {
                return false;
            }
        }
        return true;
    }

    /**
     * Calls {@code healthcheck} and {@code discover} on several threads, which begin at once, for at least
     * {@code nanos}.
     */
    private void read(Stage stage, int threads, long nanos) throws InterruptedException, CheckEnded {
        AtomicLong begin = new AtomicLong();
        CyclicBarrier together = new CyclicBarrier(threads, () -> begin.set(System.nanoTime()));
        AtomicInteger awake = new AtomicInteger();
        List<Worker> readers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int reader = i;
            readers.add(start(stage, self -> {
                together.await();
                // The barrier wakes the threads one by one, so a race of 100 microseconds would be over too early.
                awake.incrementAndGet();
                while (awake.get() < threads && !self.isLeft()) {
                    Thread.yield();
                }
                for (int round = 0; round < 2 || System.nanoTime() - begin.get() < nanos; round++) {
                    if (self.isLeft()) {
                        return;
                    }
                    read(self, reader + round);
                }
            }));
        }
        recorder().await(readers);
    }

    private void read(Worker reader, int turn) {
        if (turn % 2 == 0) {
            reader.call(Call.HEALTHCHECK, adapter()::healthcheck);
        } else {
            reader.call(Call.DISCOVER, adapter()::discover);
        }
    }

    private void closeAtOnce() throws InterruptedException, CheckEnded {
        started().note();
        closing();
        // A cache or a queue can delay reads too. The reads before a long shutdown show how long reads wait anyway.
        long pause = recorder().calls().stream().anyMatch(EndingRule::isLongShutdown) ? 1000 : 5;
        CyclicBarrier together = new CyclicBarrier(2);
        CountDownLatch reading = new CountDownLatch(FEW);
        List<Worker> closers = Stream.generate(() -> start(Stage.CLOSES, self -> {
            // Otherwise, on a busy machine, the shutdown could be over before the first read.
            reading.await();
            Thread.sleep(pause);
            together.await();
            self.call("close()", this::closeAdapter);
        })).limit(2).toList();
        List<Worker> workers = new ArrayList<>(closers);
        IntStream.range(0, FEW).mapToObj(reader -> start(Stage.ENDING, self -> {
            reading.countDown();
            for (int round = 0; closers.stream().anyMatch(Worker::isBusy); round++) {
                read(self, reader + round);
                Thread.sleep(1);
            }
        })).forEach(workers::add);
        recorder().await(workers);
        if (!isStopped(healthcheck(Stage.ENDED))) {
            close(Stage.CLOSE_ALONE);
            healthcheck(Stage.ENDED_ALONE);
        }
    }

    private static boolean isStopped(Call call) {
        return call.healthcheck().map(PluginHealthcheck::state).filter(States::isStopped).isPresent();
    }
}
