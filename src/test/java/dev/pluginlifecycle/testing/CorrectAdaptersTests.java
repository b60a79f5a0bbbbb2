package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.factory;
import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.rowWithOutages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that satisfy the contract in unusual ways. A check must never blame them, and tests every rule. */
@Execution(ExecutionMode.CONCURRENT)
class CorrectAdaptersTests {

    @ParameterizedTest
    @MethodSource({"servers", "starts"})
    @Tag("nothing-to-find")
    void checkFindsNoFaultAndTestsEveryRule(Row adapter) {
        assertTestsEveryRule(Checks.check(adapter.options()));
    }

    /** These take their time: to start, to answer, to notice a change, or to shut down. */
    @ParameterizedTest
    @MethodSource
    @Tag("nothing-to-find")
    void checkFindsNoFaultInASlowAdapter(Row adapter) {
        assertTestsEveryRule(Checks.check(adapter.options(), Servers.CLOCK, 10_000 * Checks.MILLISECOND));
    }

    private static void assertTestsEveryRule(ContractReport report) {
        assertThat(report.findings()).filteredOn(finding -> finding.verdict() != Verdict.SATISFIED).isEmpty();
    }

    private static ServerHealth degraded(ServerHealth server) {
        return server.isUsable() ? ServerHealth.degraded(server.serverName(), server.capabilities(), "slow") : server;
    }

    static Stream<Row> servers() {
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        return Stream.of(
                row("has nothing unusual", adapter -> adapter),
                rowWithOutages("has two outages", Servers.alphaAndBeta(), adapter -> adapter, "alpha", "beta"),
                row("a server is degraded", adapter -> adapter.server(server ->
                        server.serverName().equals("alpha") ? degraded(server) : server)),
                row("all servers are degraded, which is partial", adapter -> adapter
                        .server(CorrectAdaptersTests::degraded)
                        .discovery(found -> new DiscoveryResult(found.tools(), found.resources(), true))),
                row("a server is required", adapter -> adapter.health(found ->
                        found.withState(PluginState.fromServers(found.servers(), Set.of("beta"))))),
                row("the order of the servers changes", adapter -> adapter.probe(list ->
                        turns.incrementAndGet() % 2 == 0 ? list : List.of(list.get(1), list.get(0)))),
                row("the error texts count the attempts", adapter -> adapter.server(server -> server.isUsable()
                        ? server
                        : ServerHealth.failed("beta", server.capabilities(), "attempt " + attempts.incrementAndGet()))),
                row("a failed server lists more capabilities", adapter -> adapter.server(server -> server.isUsable()
                        ? server
                        : ServerHealth.failed("beta", List.of("more", "write"), "refused"))),
                rowWithOutages("two servers offer the same tool", new Servers().with("alpha", "search", "read")
                        .with("beta", "read", "write"), adapter -> adapter, "beta"),
                rowWithOutages("the tools have the name of the server as a prefix", new Servers()
                        .with("alpha", "alpha.search").with("beta", "beta.search"), adapter -> adapter, "beta"),
                row("offers a tool that is not a capability", adapter -> adapter.tools(found ->
                        Stream.concat(found.stream(), TestAdapter.tools("status").stream()).toList())));
    }

    static Stream<Row> starts() {
        AtomicInteger alive = new AtomicInteger();
        Servers servers = Servers.alphaAndBeta();
        AtomicBoolean portInUse = new AtomicBoolean();
        return Stream.of(
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
                }),
                factory("its methods of Object throw", all -> new TestAdapter(all) {
                    @Override
                    public boolean equals(Object other) {
                        return fail("equals");
                    }

                    @Override
                    public int hashCode() {
                        return fail("hashCode");
                    }

                    @Override
                    public String toString() {
                        return fail("toString");
                    }
                }),
                row("only one adapter may live at a time", adapter -> {
                    if (alive.incrementAndGet() > 1) {
                        fail("port in use");
                    }
                    AtomicBoolean ended = new AtomicBoolean();
                    return adapter.shutdown(original -> {
                        original.run();
                        if (ended.compareAndSet(false, true)) {
                            alive.decrementAndGet();
                        }
                    });
                }),
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

    /** Reports {@code Starting} until the given healthcheck. */
    static TestAdapter starting(TestAdapter adapter, int healthcheck) {
        AtomicInteger calls = new AtomicInteger();
        return adapter.health(found ->
                calls.incrementAndGet() < healthcheck ? found.withState(new PluginState.Starting()) : found);
    }

    /** Reports servers that have not answered yet as failed, until some time after the start. */
    private static TestAdapter failedAtTheStart(TestAdapter adapter, String name) {
        long begin = System.nanoTime();
        return adapter.server(server -> server.serverName().equals(name) && System.nanoTime() - begin < 150_000_000
                ? ServerHealth.failed(name, List.of(), "no answer yet")
                : server);
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

    static Stream<Row> checkFindsNoFaultInASlowAdapter() {
        return Stream.of(
                row("alpha answers only 150 ms after the start", adapter -> failedAtTheStart(adapter, "alpha")),
                row("beta answers only 150 ms after the start", adapter -> failedAtTheStart(adapter, "beta")),
                row("the start takes 20 healthchecks", adapter -> starting(adapter, 20)),
                row("the start happens in the factory", adapter -> {
                    Delays.millis(200);
                    return adapter;
                }),
                row("a poller looks at the servers every 100 ms", adapter -> adapter.healthcheck(polled(adapter))),
                row("the answers come from two pollers", adapter ->
                        adapter.healthcheck(polled(adapter)).discover(polled(adapter))),
                row("the answers take 10 ms, one at a time", adapter -> locked(adapter, 10, 10)),
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
                }));
    }
}
