package dev.pluginlifecycle.contract;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One call into foreign code, on a daemon thread of its own, so that nothing it does can hold up the caller.
 *
 * @param <T> what the call returns
 */
final class BoundedCall<T> {

    private final Callable<? extends T> call;
    private final Consumer<? super T> late;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread thread;
    private Outcome<T> outcome;

    private BoundedCall(String name, Callable<? extends T> call, Consumer<? super T> late) {
        this.call = call;
        this.late = late;
        this.thread = new Thread(this::run, "plugin-lifecycle-contract " + name);
        thread.setDaemon(true);
    }

    static <T> BoundedCall<T> start(String name, Callable<? extends T> call) {
        return start(name, call, value -> {});
    }

    /**
     * Starts a call.
     *
     * @param late takes what the call returns when nobody waits for it any more
     */
    static <T> BoundedCall<T> start(String name, Callable<? extends T> call, Consumer<? super T> late) {
        BoundedCall<T> started = new BoundedCall<>(name, call, late);
        started.thread.start();
        return started;
    }

    /** {@return what came of the call; it is abandoned when it does not end in time, or the caller is interrupted} */
    Outcome<T> await(Duration bound) throws InterruptedException {
        try {
            return settled.await(nanos(bound), TimeUnit.NANOSECONDS) ? outcome() : abandon(bound);
        } catch (InterruptedException e) {
            if (abandon(bound) instanceof Outcome.Hung) {
                throw e;
            }
            // The call has just ended, and what it gave must not be lost: the next wait is interrupted instead.
            Thread.currentThread().interrupt();
            return outcome();
        }
    }

    /** {@return what came of the call, which is interrupted, and has hung, when it has not ended} */
    synchronized Outcome<T> abandon(Duration bound) {
        if (settle(Outcome.Hung.of(bound, thread))) {
            thread.interrupt();
        }
        return outcome;
    }

    /** {@return the nanoseconds of {@code bound}, at most 2^63-1, which is as good as for ever} */
    static long nanos(Duration bound) {
        try {
            return bound.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private void run() {
        Outcome<T> seen;
        try {
            seen = new Outcome.Returned<>(call.call());
        } catch (Throwable error) {
            seen = Outcome.Threw.of(error);
        }
        if (!settle(seen) && seen instanceof Outcome.Returned<T> returned) {
            // The interrupt was meant for the call.
            Thread.interrupted();
            late.accept(returned.value());
        }
    }

    private synchronized boolean settle(Outcome<T> seen) {
        if (outcome != null) {
            return false;
        }
        outcome = seen;
        settled.countDown();
        return true;
    }

    private synchronized Outcome<T> outcome() {
        return outcome;
    }
}
