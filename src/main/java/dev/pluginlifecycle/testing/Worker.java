package dev.pluginlifecycle.testing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A thread that makes calls, one after the other. If a call takes too long, the thread is left behind. */
final class Worker {

    /** The calls that a worker makes. */
    @FunctionalInterface
    interface Script {
        void run(Worker worker) throws Exception;
    }

    private final Thread thread;
    private final InstantSource clock;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Call> latest = new HashMap<>();
    private String running;
    private long begin;
    private boolean left;

    /** Creates a worker. Its first call, if it is known, is in messages should the thread not even get to it. */
    Worker(ThreadFactory threads, InstantSource clock, String firstCall, Script script) {
        this.clock = clock;
        thread = threads.newThread(() -> run(script));
        begin(firstCall);
        thread.start();
    }

    /** {@return a factory for the threads of workers} */
    static ThreadFactory threads(ThreadGroup group, boolean daemon) {
        return body -> {
            Thread thread = new Thread(group, body, "plugin-lifecycle-contract");
            thread.setDaemon(daemon);
            return thread;
        };
    }

    private void run(Script script) {
        try {
            script.run(this);
        } catch (Exception e) {
            // A wait between two calls was interrupted, since this worker was left behind.
        }
    }

    /** Makes one call, on this worker's thread. */
    void call(String name, Callable<?> body) {
        begin(name);
        end(Call.make(name, body, clock));
    }

    private synchronized void begin(String name) {
        running = name;
        begin = System.nanoTime();
    }

    private synchronized void end(Call call) {
        // Of thousands of equal answers, one is enough.
        if (!left && !call.equals(latest.put(call.name(), call))) {
            calls.add(call);
        }
        begin(null);
    }

    /** {@return true once the script has ended, or false once a call takes longer than the limit} */
    boolean await(long limit) throws InterruptedException {
        while (thread.isAlive() && remaining(limit) > 0) {
            TimeUnit.NANOSECONDS.timedJoin(thread, remaining(limit));
        }
        return !thread.isAlive();
    }

    private synchronized long remaining(long limit) {
        return limit - (System.nanoTime() - begin);
    }

    /** Leaves this worker behind, unless its script has ended. Its current call may have timed out. */
    synchronized void leave(long limit) {
        if (thread.isAlive()) {
            if (running != null && remaining(limit) <= 0) {
                calls.add(Call.timedOut(running, limit, thread, clock));
            }
            left = true;
            thread.interrupt();
        }
    }

    synchronized boolean isLeft() {
        return left;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }
}
