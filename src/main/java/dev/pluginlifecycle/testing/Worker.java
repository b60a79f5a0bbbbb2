package dev.pluginlifecycle.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A daemon thread that makes calls, one after the other. If a call times out, its thread is left behind. */
final class Worker {

    /** The calls that a worker makes. */
    @FunctionalInterface
    interface Script {
        void run(Worker worker) throws Exception;
    }

    private final Stage stage;
    private final Thread thread;
    private final List<Call> calls = new ArrayList<>();
    private final Set<Object> answers = new HashSet<>();
    private String running;
    private long begin;
    private boolean finished;
    private boolean left;

    private Worker(ThreadGroup group, Stage stage, Script script) {
        this.stage = stage;
        this.thread = new Thread(group, () -> run(script), "plugin-lifecycle-contract");
        thread.setDaemon(true);
    }

    static Worker start(ThreadGroup group, Stage stage, Script script) {
        Worker worker = new Worker(group, stage, script);
        worker.thread.start();
        return worker;
    }

    private void run(Script script) {
        try {
            script.run(this);
        } catch (Exception e) {
            // A wait was interrupted after a timeout, or close of a late adapter threw. Neither is recorded.
        } finally {
            finish();
        }
    }

    private synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Makes one call, on this worker's thread. */
    Call call(String name, Callable<?> body) {
        long start = begin(name);
        Call call;
        try {
            call = Call.returned(stage, name, start, body.call());
        } catch (Throwable error) {
            call = Call.threw(stage, name, start, error);
        }
        return end(call);
    }

    private synchronized long begin(String name) {
        running = name;
        begin = System.nanoTime();
        return begin;
    }

    private synchronized Call end(Call call) {
        // Clears the flag: a worker that is left behind was interrupted only to end its call.
        Call ended = call.withInterrupted(Thread.interrupted());
        running = null;
        if (!left && isWorthKeeping(ended)) {
            calls.add(ended);
        }
        return ended;
    }

    /** {@return whether to keep a call; of thousands of equal answers to many threads, one is enough} */
    private boolean isWorthKeeping(Call call) {
        return stage != Stage.READS || answers.add(call.fault().<Object>map(call.name()::concat).orElse(call.value()));
    }

    /** Waits until the script has ended, or until one of its calls takes longer than the limit. */
    synchronized void await(long limit) throws InterruptedException {
        while (!finished && !left) {
            long remaining = running == null ? limit : limit - (System.nanoTime() - begin);
            if (remaining <= 0) {
                leave(limit);
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, remaining);
            }
        }
    }

    /** Leaves this worker behind: records its current call, if any, as timed out, and interrupts its thread. */
    synchronized void leave(long limit) {
        if (finished || left) {
            return;
        }
        left = true;
        if (running != null) {
            calls.add(Call.timedOut(stage, running, begin, limit, thread));
        }
        thread.interrupt();
    }

    synchronized boolean isBusy() {
        return !finished && !left;
    }

    synchronized boolean isLeft() {
        return left;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
