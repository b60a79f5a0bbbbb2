package dev.pluginlifecycle.testing;

import java.util.ArrayList;
import java.util.List;

/** Waits for the calls of a check and records them. */
final class Recorder {

    private final long timeout;
    private final List<Call> calls = new ArrayList<>();

    Recorder(long timeout) {
        this.timeout = timeout;
    }

    long timeout() {
        return timeout;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /**
     * Waits for workers and records their calls.
     *
     * @param workers the workers, at least one
     * @return the last call of the last worker
     * @throws CheckEnded if a call timed out
     * @throws InterruptedException if the calling thread was interrupted; the check does not wait for the workers then
     */
    Call await(List<Worker> workers) throws InterruptedException, CheckEnded {
        long limit = limit(workers.size());
        List<Call> made = new ArrayList<>();
        try {
            for (Worker worker : workers) {
                worker.await(limit);
            }
        } finally {
            for (Worker worker : workers) {
                worker.leave(limit);
                made.addAll(worker.calls());
            }
            calls.addAll(made);
        }
        if (made.stream().anyMatch(Call::isTimedOut)) {
            throw new CheckEnded();
        }
        return made.get(made.size() - 1);
    }

    /**
     * {@return the time limit of a call, in nanoseconds} An adapter may serve one caller at a time, so a call may wait
     * for all others.
     */
    private long limit(int threads) {
        return threads == 1 ? timeout : timeout + 2 * threads * Recording.slowest(calls);
    }
}
