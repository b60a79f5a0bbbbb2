package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adapters with a fault during an outage, after it, or when several threads call. */
final class FaultyOutages {

    private FaultyOutages() {}

    static Stream<Row> rows() {
        return Stream.of(outages(), firstUses(), crowds()).flatMap(rows -> rows);
    }

    private static Stream<Row> outages() {
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
                        server.isUsable()
                                ? server
                                : ServerHealth.failed(server.serverName(), List.of(), "connection refused"))),
                new Row("notices an outage that stops a server, but not one that only answers errors",
                        Checks.options(servers, () -> new TestAdapter(servers))
                                .withOutage(Checks.outage(servers, "beta"))
                                .withOutage(Checks.outage(adapter -> {}, adapter -> {}))),
                row("never reports that a server has come back", adapter -> adapter.probe(list -> {
                    gone.compareAndSet(false, adapter.isDown());
                    return gone.get() ? Servers.alphaAndBeta().stop("beta").probe() : list;
                })));
    }

    private static Stream<Row> firstUses() {
        AtomicBoolean published = new AtomicBoolean();
        AtomicBoolean connected = new AtomicBoolean();
        CountDownLatch used = new CountDownLatch(1);
        AtomicInteger adapters = new AtomicInteger();
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
                new Row("is broken once several threads have called", Checks.options(new Servers(), () -> {
                    AtomicInteger reads = new AtomicInteger(adapters.getAndIncrement() == 0 ? Integer.MIN_VALUE : 0);
                    return new TestAdapter(Servers.alphaAndBeta()).health(found ->
                            reads.incrementAndGet() > 4 ? fail("broken") : found);
                })));
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
                row("loses a tool in a crowd", adapter -> adapter.discovery(found ->
                        adapter.startsWithAServerDown() && twelfth.getAsBoolean()
                                ? new DiscoveryResult(
                                        TestAdapter.tools("search", "write"), found.resources(), found.partial())
                                : found)));
    }
}
