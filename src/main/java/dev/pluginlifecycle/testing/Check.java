package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/** One run of a contract check, which uses two adapters and records their calls. */
final class Check<A extends PluginLifecycle> {

    /** Longer than any test, and short enough that sums of nanoseconds do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final PluginLifecycleContract<A> contract;
    private final Recorder recorder;
    private final FirstLife<A> first;
    private final SecondLife<A> second;

    Check(PluginLifecycleContract<A> contract) {
        Duration timeout = contract.timeout();
        this.contract = contract;
        this.recorder = new Recorder((timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST).toNanos());
        this.first = new FirstLife<>(contract, recorder);
        this.second = new SecondLife<>(contract, recorder, first);
    }

    Recording record() {
        try {
            live();
            awaitReleases();
            if (!Thread.interrupted()) {
                return new Recording(
                        recorder.timeout(), recorder.calls(), first.moments(), first.outage(), contract.hasOutage(),
                        first.started().running(), second.started().running());
            }
        } catch (InterruptedException e) {
            // An interrupted check returns no report.
        }
        Thread.currentThread().interrupt();
        throw new CancellationException("the contract check was interrupted");
    }

    private void live() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            first.live();
            second.live();
        } catch (CheckEnded ended) {
            // The recorded calls contain the reason.
        } finally {
            first.end();
            second.end();
        }
    }

    /** Waits, at most for the timeout, since processes and threads may end a little later than the adapter. */
    private void awaitReleases() throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < recorder.timeout() && isAnythingRunning()) {
            Thread.sleep(10);
        }
    }

    private boolean isAnythingRunning() {
        return List.of(first, second).stream().anyMatch(life -> !life.started().running().isEmpty());
    }
}
