package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.row;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adapters with a fault during an outage, after it, or when several threads call. */
final class FaultyOutages {

    private FaultyOutages() {}

    static Stream<Row> rows() {
        return Stream.of(reports(), recoveries(), firstUses(), crowds()).flatMap(rows -> rows);
    }

    private static ServerHealth up(ServerHealth server) {
        return ServerHealth.healthy(server.serverName(), server.capabilities());
    }

    private static PluginHealthcheck withServers(PluginHealthcheck found, UnaryOperator<Stream<ServerHealth>> change) {
        List<ServerHealth> servers = change.apply(found.servers().stream()).toList();
        return new PluginHealthcheck(found.pluginName(), PluginState.fromServers(servers), servers, found.lastCheck());
    }

    private static <T> T firstOf(AtomicReference<T> first, T found) {
        first.compareAndSet(null, found);
        return first.get();
    }

    private static Stream<Row> reports() {
        AtomicReference<PluginHealthcheck> shared = new AtomicReference<>();
        Servers servers = Servers.alphaAndBeta();
        return Stream.of(
                row("always returns its first healthcheck", adapter -> {
                    AtomicReference<PluginHealthcheck> first = new AtomicReference<>();
                    return adapter.health(found -> firstOf(first, found));
                }),
                row("always returns the first healthcheck of the first adapter", adapter ->
                        adapter.health(found -> firstOf(shared, found))),
                row("lists a server as healthy although its probe fails", adapter -> adapter.health(found ->
                        withServers(found, list -> list.map(FaultyOutages::up)))),
                row("offers tools as if every probe succeeded", adapter -> adapter.server(FaultyOutages::up)),
                row("leaves out a server that goes down", adapter -> adapter.probe(list ->
                        adapter.startsWithAServerDown() || !adapter.isDown() ? list : list.subList(0, 1))),
                row("leaves out a server that has failed", adapter -> adapter.probe(list ->
                        adapter.isDown() ? list.subList(0, 1) : list)),
                row("never changes lastCheck", adapter -> {
                    AtomicReference<PluginHealthcheck> first = new AtomicReference<>();
                    return adapter.healthcheck(original -> {
                        PluginHealthcheck found = original.get();
                        return new PluginHealthcheck(found.pluginName(), found.state(), found.servers(),
                                firstOf(first, found).lastCheck());
                    });
                }),
                row("a server that goes down loses its capabilities", adapter -> adapter.server(server ->
                        server.isUsable()
                                ? server
                                : ServerHealth.failed(server.serverName(), List.of(), "connection refused"))),
                new Row("notices an outage that stops a server, but not one that only answers errors",
                        Checks.options(servers, () -> new TestAdapter(servers))
                                .withOutage(Checks.outage(servers, "beta"))
                                .withOutage(Checks.outage(adapter -> {}, adapter -> {}))));
    }

    private static Stream<Row> recoveries() {
        AtomicBoolean gone = new AtomicBoolean();
        AtomicBoolean lost = new AtomicBoolean();
        AtomicBoolean forgotten = new AtomicBoolean();
        return Stream.of(
                row("never reports that a server has come back", adapter -> adapter.probe(list -> {
                    gone.compareAndSet(false, adapter.isDown());
                    return gone.get() ? Servers.alphaAndBeta().stop("beta").probe() : list;
                })),
                row("forgets the capabilities of a server that was down", adapter -> adapter.server(server -> {
                    lost.compareAndSet(false, adapter.isDown());
                    return lost.get() && server.serverName().equals("beta") && server.isUsable()
                            ? ServerHealth.healthy("beta", List.of())
                            : server;
                })),
                row("forgets the tools of a server that was down", adapter -> adapter.tools(found -> {
                    forgotten.compareAndSet(false, adapter.isDown());
                    return forgotten.get() ? found.subList(0, 2) : found;
                })));
    }

    private static <T> T fail(String message) {
        throw new IllegalStateException(message);
    }

    private static Stream<Row> firstUses() {
        AtomicBoolean published = new AtomicBoolean();
        AtomicBoolean connected = new AtomicBoolean();
        CountDownLatch used = new CountDownLatch(1);
        AtomicInteger adapters = new AtomicInteger();
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
                healthcheck("answers none of several first callers", call -> call <= 4, found -> null),
                new Row("does not return when several threads call", healthcheck("", call -> call == 3, found ->
                        Delays.forever()).options().withTimeout(Duration.ofSeconds(2))),
                new Row("is broken once several threads have called", Checks.options(new Servers(), () -> {
                    AtomicInteger calls = new AtomicInteger(adapters.getAndIncrement() == 0 ? Integer.MIN_VALUE : 0);
                    return new TestAdapter(Servers.alphaAndBeta()).health(found ->
                            calls.incrementAndGet() > 4 ? fail("broken") : found);
                })));
    }

    /** Changes some healthchecks of the second adapter: four when several threads call first, five, and then many. */
    private static Row healthcheck(
            String name, IntPredicate call, UnaryOperator<PluginHealthcheck> change) {
        AtomicInteger calls = new AtomicInteger();
        return row(name, adapter -> adapter.health(found ->
                adapter.startsWithAServerDown() && call.test(calls.incrementAndGet()) ? change.apply(found) : found));
    }

    /** Changes a healthcheck while many threads call. */
    private static Row healthcheck(String name, UnaryOperator<PluginHealthcheck> change) {
        return healthcheck(name, call -> call == 15, change);
    }

    /** Changes a discovery while many threads call: seven precede it. */
    private static Row discovery(String name, UnaryOperator<DiscoveryResult> change) {
        AtomicInteger calls = new AtomicInteger();
        return row(name, adapter -> adapter.discovery(found ->
                adapter.startsWithAServerDown() && calls.incrementAndGet() == 12 ? change.apply(found) : found));
    }

    private static DiscoveryResult withTools(DiscoveryResult found, String... tools) {
        return new DiscoveryResult(TestAdapter.tools(tools), found.resources(), found.partial());
    }

    private static Stream<Row> crowds() {
        return Stream.of(
                healthcheck("sets the interrupt flag in a crowd", found -> {
                    Thread.currentThread().interrupt();
                    return found;
                }),
                healthcheck("returns null from healthcheck in a crowd", found -> null),
                discovery("throws from discover in a crowd", found -> fail("busy")),
                healthcheck("loses a server in a crowd", found -> withServers(found, list -> list.limit(1))),
                healthcheck("lists an unknown server in a crowd", found -> withServers(found, list ->
                        Stream.concat(list, Stream.of(ServerHealth.healthy("gamma", List.of()))))),
                healthcheck("mixes up capabilities in a crowd", found -> withServers(found, list ->
                        list.map(server -> ServerHealth.healthy(server.serverName(), List.of("write"))))),
                healthcheck("lists a server twice in a crowd", found -> withServers(found, list ->
                        Stream.concat(list, found.servers().stream()))),
                healthcheck("reports another state in a crowd", found ->
                        found.withState(new PluginState.Degraded(List.of(), List.of()))),
                discovery("loses a tool in a crowd", found -> withTools(found, "search", "write")),
                discovery("loses all tools in a crowd", found -> withTools(found)),
                discovery("offers a tool twice in a crowd", found ->
                        withTools(found, "search", "read", "read", "write")));
    }
}
