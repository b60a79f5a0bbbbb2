package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Several threads that ask one adapter at once, again and again for a moment. */
final class ConcurrentReads {

    private static final int READERS = 8;
    private static final int ROUNDS = 200;
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(30);

    private final PluginLifecycle adapter;
    private final CyclicBarrier start = new CyclicBarrier(READERS);
    private final CountDownLatch reading = new CountDownLatch(READERS);
    private final long begin = System.nanoTime();
    private final AtomicLong lastAnswer = new AtomicLong(begin);
    private final AtomicReference<String> fault = new AtomicReference<>();
    private boolean hung;

    ConcurrentReads(PluginLifecycle adapter) {
        this.adapter = adapter;
    }

    /** {@return what went wrong first, if anything; nothing has hung as long as some thread gets an answer in time} */
    Optional<String> fault(Duration bound) throws InterruptedException {
        List<BoundedCall<Void>> readers = IntStream.range(0, READERS)
                .mapToObj(reader -> BoundedCall.start("reader " + reader, () -> read(reader)))
                .toList();
        try {
            boolean ended = awaitReaders(BoundedCall.nanos(bound));
            // Taken before any thread is interrupted, since that makes calls fail that would not have.
            Optional<String> failed = Optional.ofNullable(fault.get());
            List<Outcome<Void>> outcomes = new ArrayList<>();
            for (BoundedCall<Void> reader : readers) {
                outcomes.add(ended ? reader.await(bound) : reader.abandon(bound));
            }
            Optional<String> stuck = outcomes.stream()
                    .filter(Outcome.Hung.class::isInstance)
                    .map(Outcome::seen)
                    .findFirst();
            hung = stuck.isPresent();
            return failed.or(() -> stuck.map(seen -> "healthcheck() and discover(), asked from " + READERS
                    + " threads at once: one " + seen + "; expected each to answer"));
        } catch (InterruptedException e) {
            readers.forEach(reader -> reader.abandon(bound));
            throw e;
        }
    }

    /** {@return whether every thread has read enough} Time starts anew with each answer. */
    private boolean awaitReaders(long nanos) throws InterruptedException {
        long left = nanos;
        while (!reading.await(left, TimeUnit.NANOSECONDS)) {
            left = nanos - (System.nanoTime() - lastAnswer.get());
            if (left <= 0) {
                return false;
            }
        }
        return true;
    }

    boolean hasHung() {
        return hung;
    }

    private Void read(int reader) throws Exception {
        try {
            start.await();
            for (int round = 0; round < ROUNDS && fault.get() == null && isTimeLeft(round); round++) {
                if ((reader + round) % 2 == 0) {
                    ask("healthcheck()", adapter::healthcheck);
                } else {
                    ask("discover()", adapter::discover);
                }
            }
        } finally {
            reading.countDown();
        }
        return null;
    }

    /** Each thread asks for both, however long that takes. */
    private boolean isTimeLeft(int round) {
        return round < 2 || System.nanoTime() - begin < MOMENT;
    }

    private void ask(String call, Callable<?> body) {
        String seen;
        try {
            seen = body.call() == null ? "returned null" : null;
        } catch (Throwable error) {
            seen = Outcome.Threw.of(error).seen();
        }
        lastAnswer.set(System.nanoTime());
        if (seen != null) {
            fault.compareAndSet(null, call + " " + seen + " when it was asked from " + READERS
                    + " threads at once; expected an answer");
        }
    }
}
