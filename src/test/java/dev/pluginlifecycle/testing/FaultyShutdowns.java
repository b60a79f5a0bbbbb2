package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;
import static dev.pluginlifecycle.testing.Checks.when;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Action;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Adapters with a fault while they are shut down, or afterwards. */
final class FaultyShutdowns {

    private FaultyShutdowns() {}

    static Stream<Row> rows() {
        return Stream.concat(stops(), closes());
    }

    private static <T> T reject(String message) throws PluginLifecycleException {
        throw new PluginLifecycleException(message);
    }

    private static Stream<Row> stops() {
        return Stream.of(
                row("shutdown does nothing", adapter -> adapter.shutdown(original -> {})),
                row("shutdown throws another exception", adapter ->
                        adapter.shutdown(original -> fail("still connected"))),
                slowRow("shutdown does not return", adapter -> adapter.shutdown(original -> Delays.forever())),
                row("is stopped although shutdown threw", adapter -> adapter.shutdown(original -> {
                    original.run();
                    reject("alpha still runs");
                })),
                row("is revived by validateConfig", adapter -> {
                    AtomicBoolean revived = new AtomicBoolean();
                    return adapter.validate(when(adapter::isStopped, () -> revived.set(true)))
                            .healthcheck(original -> revived.get()
                                    ? original.get().withState(new PluginState.Validated())
                                    : original.get());
                }),
                row("throws from healthcheck after shutdown", adapter -> adapter.healthcheck(original ->
                        adapter.isStopped() ? fail("closed") : original.get())),
                slowRow("does not return from validateConfig after shutdown", adapter ->
                        adapter.validate(when(adapter::isStopped, Delays::forever))),
                row("offers tools after shutdown", adapter -> adapter.discover(original -> adapter.isStopped()
                        ? new DiscoveryResult(TestAdapter.tools("search"), List.of(), false)
                        : original.get())),
                row("throws from a second shutdown", adapter ->
                        adapter.shutdown(when(adapter::isStopped, () -> reject("not running")))),
                row("throws from close after shutdown", adapter ->
                        adapter.close(when(adapter::isStopped, () -> fail("not running")))));
    }

    /** Replaces close of an adapter that is running. */
    private static TestAdapter closing(TestAdapter adapter, Action replacement) {
        return adapter.close(original -> {
            if (adapter.isStopped()) {
                original.run();
            } else {
                replacement.run(original);
            }
        });
    }

    private static Stream<Row> closes() {
        return Stream.of(
                row("does nothing on close", adapter -> adapter.close(original -> {})),
                row("stops on close and throws", adapter -> closing(adapter, original -> {
                    original.run();
                    fail("never");
                })),
                row("wraps the exception of a shutdown that fails", adapter -> adapter
                        .shutdown(original -> reject("alpha still runs"))
                        .close(original -> fail("alpha still runs"))),
                row("throws from healthcheck while it is closed", adapter -> {
                    CountDownLatch read = new CountDownLatch(1);
                    AtomicBoolean closing = new AtomicBoolean();
                    return closing(adapter, original -> {
                        closing.set(true);
                        Delays.await(read);
                        original.run();
                    }).health(found -> {
                        if (closing.get()) {
                            read.countDown();
                            fail("closing");
                        }
                        return found;
                    });
                }),
                // The first close waits until the second one has returned, and its thread has asked for the health.
                row("is still shutting down after the second of two closes", adapter -> {
                    CountDownLatch ended = new CountDownLatch(1);
                    AtomicBoolean closing = new AtomicBoolean();
                    AtomicReference<Thread> second = new AtomicReference<>();
                    return closing(adapter, original -> {
                        if (closing.compareAndSet(false, true)) {
                            Delays.await(ended);
                            original.run();
                        } else {
                            second.set(Thread.currentThread());
                        }
                    }).health(found -> {
                        if (second.get() == Thread.currentThread()) {
                            ended.countDown();
                        }
                        return second.get() == null ? found : found.withState(new PluginState.ShuttingDown());
                    });
                }),
                row("throws another exception from a second close after one that was rejected", adapter -> {
                    Action inProgress = when(nth(2), () -> fail("in progress"));
                    return adapter.shutdown(original -> inProgress.run(() -> reject("alpha still runs")));
                }));
    }
}
