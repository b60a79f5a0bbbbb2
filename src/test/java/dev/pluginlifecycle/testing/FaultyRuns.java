package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.reject;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;
import static dev.pluginlifecycle.testing.Checks.when;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Action;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Original;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adapters with a fault during an outage or after it, when several threads call, or when they are shut down. */
final class FaultyRuns {

    private FaultyRuns() {}

    static Stream<Row> rows() {
        return Stream.of(outages(), firstUses(), crowds(), stops(), closes()).flatMap(rows -> rows);
    }

    private static Stream<Row> outages() {
        AtomicBoolean down = new AtomicBoolean();
        AtomicBoolean gone = new AtomicBoolean();
        AtomicReference<PluginHealthcheck> first = new AtomicReference<>();
        Servers servers = Servers.alphaAndBeta();
        return Stream.of(
                row("always returns the first healthcheck", adapter -> adapter.health(found -> {
                    first.compareAndSet(null, found);
                    return first.get();
                })),
                row("leaves out a server that goes down", adapter -> adapter.probe(list ->
                        adapter.startsWithAServerDown() || !adapter.isDown() ? list : list.subList(0, 1))),
                row("a server that goes down loses its capabilities", adapter -> adapter.server(server ->
                        server.isUsable() ? server : ServerHealth.failed("beta", List.of(), "connection refused"))),
                row("a server that goes down loses one of its capabilities", adapter -> adapter.server(server ->
                        server.isUsable()
                                ? ServerHealth.healthy(server.serverName(), List.of("search", "read", "write"))
                                : ServerHealth.failed("beta", List.of("write", "other"), "connection refused"))),
                new Row("notices an outage that stops a server, but not one that only answers errors",
                        Checks.options(servers, () -> new TestAdapter(servers))
                                .withOutage(Checks.outage(servers, "beta"))
                                .withOutage(Checks.outage(adapter -> {}, adapter -> {}))),
                row("a server that comes back stays degraded", adapter -> adapter.server(server -> {
                    down.compareAndSet(false, adapter.isDown());
                    return down.get() && !adapter.isDown() && server.serverName().equals("beta")
                            ? ServerHealth.degraded(server.serverName(), server.capabilities(), "slow")
                            : server;
                })),
                row("never reports that a server has come back", adapter -> adapter.probe(list -> {
                    gone.compareAndSet(false, adapter.isDown());
                    return gone.get() ? Servers.alphaAndBeta().stop("beta").probe() : list;
                })));
    }

    /** Changes the healthchecks of the second adapter after the four that are made at once. */
    private static Row onceUsed(String name, UnaryOperator<PluginHealthcheck> change) {
        AtomicInteger adapters = new AtomicInteger();
        return new Row(name, Checks.options(new Servers(), () -> {
            AtomicInteger reads = new AtomicInteger(adapters.getAndIncrement() == 0 ? Integer.MIN_VALUE : 0);
            return new TestAdapter(Servers.alphaAndBeta()).health(found ->
                    reads.incrementAndGet() > 4 ? change.apply(found) : found);
        }));
    }

    private static Stream<Row> firstUses() {
        AtomicBoolean published = new AtomicBoolean();
        AtomicBoolean connected = new AtomicBoolean();
        CountDownLatch used = new CountDownLatch(1);
        BooleanSupplier third = nth(3);
        return Stream.of(
                row("publishes its client before it is connected", adapter -> adapter.health(found -> {
                    if (adapter.startsWithAServerDown() && published.compareAndSet(false, true)) {
                        Delays.await(used);
                        connected.set(true);
                    } else if (adapter.startsWithAServerDown() && !connected.get()) {
                        used.countDown();
                        return fail("not connected");
                    }
                    return found;
                })),
                slowRow("does not return when several threads call", adapter -> adapter.health(found ->
                        adapter.startsWithAServerDown() && third.getAsBoolean() ? Delays.forever() : found)),
                onceUsed("is broken once several threads have called", found -> fail("broken")),
                onceUsed("ends once several threads have called", found ->
                        found.withState(new PluginState.ShuttingDown())));
    }

    /** Changes a healthcheck while many threads call: nine of the second adapter precede it. */
    private static Row healthcheck(String name, UnaryOperator<PluginHealthcheck> change) {
        BooleanSupplier fifteenth = nth(15);
        return row(name, adapter -> adapter.health(found ->
                adapter.startsWithAServerDown() && fifteenth.getAsBoolean() ? change.apply(found) : found));
    }

    private static Stream<Row> crowds() {
        BooleanSupplier twelfth = nth(12);
        return Stream.of(
                healthcheck("returns null from healthcheck in a crowd", found -> null),
                healthcheck("loses a server in a crowd", found ->
                        Checks.withServers(found, found.servers().subList(0, 1))),
                healthcheck("lists a server twice in a crowd", found -> Checks.withServers(found,
                        Stream.concat(found.servers().stream(), found.servers().stream()).toList())),
                // Seven discoveries precede those of many threads.
                row("loses a tool in a crowd", adapter -> adapter.tools(found ->
                        adapter.startsWithAServerDown() && twelfth.getAsBoolean()
                                ? TestAdapter.tools("search", "write")
                                : found)));
    }

    /** Changes each healthcheck after {@code validateConfig} was called after the shutdown. */
    private static Row validated(String name, UnaryOperator<PluginHealthcheck> change) {
        return row(name, adapter -> {
            AtomicBoolean validated = new AtomicBoolean();
            return adapter.validate(when(adapter::isStopped, () -> validated.set(true)))
                    .healthcheck(original -> validated.get() ? change.apply(original.get()) : original.get());
        });
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
                validated("is revived by validateConfig", found -> found.withState(new PluginState.Validated())),
                validated("throws from healthcheck after shutdown and validateConfig", found -> fail("closed")),
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
            Action action = adapter.isStopped() ? Original::run : replacement;
            action.run(original);
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
