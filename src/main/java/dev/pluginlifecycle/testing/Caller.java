package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.testing.Worker.Script;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;

/** Makes calls on other threads, and waits for each call at most for the timeout. */
final class Caller {

    private final long timeout;
    private final InstantSource clock;
    /** The duration of the slowest single call. */
    private long slowest;

    /** @param timeout the timeout of a call, in nanoseconds */
    Caller(long timeout, InstantSource clock) {
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Makes one call. */
    Call call(ThreadFactory threads, String name, Callable<?> body) throws InterruptedException {
        long begin = System.nanoTime();
        Worker worker = new Worker(threads, clock, name, self -> self.call(name, body));
        await(List.of(worker), timeout);
        slowest = Math.max(slowest, System.nanoTime() - begin);
        return worker.calls().get(0);
    }

    /**
     * Runs scripts at the same time, and returns the calls of each. An adapter may serve one caller at a time, so that
     * a call waits for those of all other scripts. If a call times out, all scripts end.
     */
    List<List<Call>> callAtOnce(ThreadFactory threads, List<Script> scripts) throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(scripts.size());
        List<Worker> workers = scripts.stream()
                .map(script -> new Worker(threads, clock, null, self -> {
                    together.await();
                    script.run(self);
                }))
                .toList();
        await(workers, timeout + 2 * scripts.size() * slowest);
        return workers.stream().map(Worker::calls).toList();
    }

    private static void await(List<Worker> workers, long limit) throws InterruptedException {
        try {
            for (Worker worker : workers) {
                if (!worker.await(limit)) {
                    return;
                }
            }
        } finally {
            workers.forEach(worker -> worker.leave(limit));
        }
    }
}
