package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.rowWithOutages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that satisfy the contract in unusual ways. A check must never blame them. */
@Execution(ExecutionMode.CONCURRENT)
class CorrectAdaptersTests {

    @ParameterizedTest
    @MethodSource({"servers", "starts", "answers", "shutdowns", "outages"})
    void checkFindsNoFaultAndTestsEveryRule(Row adapter) {
        ContractReport report = Checks.check(adapter.options(), Servers.CLOCK, 10_000 * Checks.MILLISECOND);
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).isEmpty();
    }

    private static ServerHealth degraded(ServerHealth server) {
        return server.isUsable()
                ? ServerHealth.degraded(server.serverName(), server.capabilities(), "answers slowly")
                : server;
    }

    private static List<ServerHealth> shuffled(List<ServerHealth> servers) {
        List<ServerHealth> shuffled = new ArrayList<>(servers);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    static Stream<Row> servers() {
        AtomicInteger attempts = new AtomicInteger();
        return Stream.of(
                row("has nothing unusual", adapter -> adapter),
                rowWithOutages("has two outages", Servers.alphaAndBeta(), adapter -> adapter, "alpha", "beta"),
                rowWithOutages("a server had failed before the outages", Servers.alphaAndBeta().with("gamma", "list")
                        .stop("gamma"), adapter -> adapter, "beta", "alpha"),
                row("a server is degraded", adapter -> adapter.server(server ->
                        server.serverName().equals("alpha") ? degraded(server) : server)),
                row("all servers are degraded", adapter -> adapter.server(CorrectAdaptersTests::degraded)),
                row("a server is required", adapter -> adapter.health(found ->
                        found.withState(PluginState.fromServers(found.servers(), Set.of("beta"))))),
                row("the order of the servers changes", adapter -> adapter.probe(CorrectAdaptersTests::shuffled)),
                row("the error texts count the attempts", adapter -> adapter.server(server -> server.isUsable()
                        ? server
                        : ServerHealth.failed("beta", server.capabilities(), "attempt " + attempts.incrementAndGet()))),
                rowWithOutages("two servers offer the same tool", new Servers().with("alpha", "search", "read")
                        .with("beta", "read", "write"), adapter -> adapter, "beta"),
                rowWithOutages("the tools have the name of the server as a prefix", new Servers()
                        .with("alpha", "alpha.search").with("beta", "beta.search"), adapter -> adapter, "beta"),
                row("offers a tool that is not a capability", adapter -> adapter.tools(found ->
                        Stream.concat(found.stream(), TestAdapter.tools("status").stream()).toList())));
    }

    /** Reports servers that have not answered yet as failed, until some time after the start. */
    private static TestAdapter failedAtTheStart(TestAdapter adapter, String name) {
        long begin = System.nanoTime();
        return adapter.server(server -> server.serverName().equals(name) && System.nanoTime() - begin < 150_000_000
                ? ServerHealth.failed(name, List.of(), "no answer yet")
                : server);
    }

    static Stream<Row> starts() {
        return Stream.of(
                row("alpha answers only 150 ms after the start", adapter -> failedAtTheStart(adapter, "alpha")),
                row("beta answers only 150 ms after the start", adapter -> failedAtTheStart(adapter, "beta")),
                row("the start takes 20 healthchecks", adapter -> {
                    AtomicInteger calls = new AtomicInteger();
                    return adapter.health(found ->
                            calls.incrementAndGet() < 20 ? found.withState(new PluginState.Starting()) : found);
                }),
                row("the start happens in the factory", adapter -> {
                    Delays.millis(200);
                    return adapter;
                }),
                row("the start happens at the first discovery", adapter -> {
                    AtomicBoolean started = new AtomicBoolean();
                    return adapter
                            .health(found -> started.get() ? found : new PluginHealthcheck(
                                    TestAdapter.NAME, new PluginState.Unconfigured(), List.of(), 0))
                            .discovery(found -> {
                                started.set(true);
                                return found;
                            });
                }),
                row("the capabilities are empty before the first discovery", adapter -> {
                    AtomicBoolean discovered = new AtomicBoolean();
                    return adapter.server(server -> discovered.get() ? server : new ServerHealth(
                            server.serverName(), server.status(), List.of(), server.lastError()))
                            .discover(original -> {
                                discovered.set(true);
                                return original.get();
                            });
                }));
    }

    /** Returns the answers of a poller, which looks every 100 ms, until the shutdown. */
    private static <T> TestAdapter.Read<T> polled(TestAdapter adapter) {
        AtomicReference<T> latest = new AtomicReference<>();
        AtomicLong begin = new AtomicLong();
        return original -> {
            synchronized (latest) {
                if (latest.get() == null || adapter.isStopped() || System.nanoTime() - begin.get() > 100_000_000) {
                    begin.set(System.nanoTime());
                    latest.set(original.get());
                }
                return latest.get();
            }
        };
    }

    /** One lock for everything. Each call takes some time, in milliseconds. */
    private static TestAdapter locked(TestAdapter adapter, long read, long shutdown) {
        return adapter
                .healthcheck(original -> locked(adapter, read, original))
                .discover(original -> locked(adapter, read, original))
                .validate(original -> {
                    synchronized (adapter) {
                        original.run();
                    }
                })
                .shutdown(original -> {
                    synchronized (adapter) {
                        Delays.millis(adapter.isStopped() ? 0 : shutdown);
                        original.run();
                    }
                });
    }

    private static <T> T locked(TestAdapter adapter, long millis, Supplier<T> original) {
        synchronized (adapter) {
            Delays.millis(millis);
            return original.get();
        }
    }

    static Stream<Row> answers() {
        return Stream.of(
                row("a poller looks at the servers every 100 ms", adapter -> adapter.healthcheck(polled(adapter))),
                row("the answers come from two caches", adapter ->
                        adapter.healthcheck(polled(adapter)).discover(polled(adapter))),
                row("the answers take 10 ms, one at a time", adapter -> locked(adapter, 10, 10)),
                Checks.factory("its methods of Object throw", servers -> new TestAdapter(servers) {
                    @Override
                    public boolean equals(Object other) {
                        return Checks.fail("equals");
                    }

                    @Override
                    public int hashCode() {
                        return Checks.fail("hashCode");
                    }

                    @Override
                    public String toString() {
                        return Checks.fail("toString");
                    }
                }));
    }

    static Stream<Row> shutdowns() {
        AtomicInteger alive = new AtomicInteger();
        return Stream.of(
                row("the shutdown takes 700 ms, with one lock for everything", adapter -> locked(adapter, 0, 700)),
                row("is shutting down for 100 ms", adapter -> {
                    AtomicBoolean ending = new AtomicBoolean();
                    return adapter
                            .shutdown(original -> {
                                ending.set(true);
                                Delays.millis(100);
                                original.run();
                            })
                            .health(found -> ending.get() && !adapter.isStopped()
                                    ? found.withState(new PluginState.ShuttingDown())
                                    : found);
                }),
                row("only one adapter may live at a time", adapter -> {
                    if (alive.incrementAndGet() > 1) {
                        Checks.fail("port in use");
                    }
                    AtomicBoolean ended = new AtomicBoolean();
                    return adapter.shutdown(original -> {
                        original.run();
                        if (ended.compareAndSet(false, true)) {
                            alive.decrementAndGet();
                        }
                    });
                }));
    }

    static Stream<Row> outages() {
        Servers servers = Servers.alphaAndBeta();
        AtomicBoolean portInUse = new AtomicBoolean();
        return Stream.of(
                new Row("restarts its server, which an occupied port prevents", Checks.options(servers, () ->
                        new TestAdapter(servers).probe(list -> {
                            if (!portInUse.get()) {
                                servers.start("beta");
                            }
                            return list;
                        })).withOutage(Checks.outage(
                                adapter -> {
                                    portInUse.set(true);
                                    servers.stop("beta");
                                },
                                adapter -> portInUse.set(false)))));
    }
}
