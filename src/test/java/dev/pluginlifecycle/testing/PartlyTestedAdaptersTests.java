package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.reject;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.rowWithOutages;
import static dev.pluginlifecycle.testing.Checks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Adapters that satisfy the contract, although most of them do not show each rule. The rules that are not tested, and
 * why, are in {@code partly-tested-adapters.txt}.
 */
@Execution(ExecutionMode.CONCURRENT)
class PartlyTestedAdaptersTests {

    @ParameterizedTest
    @MethodSource({"adapters", "steps"})
    void checkFindsNoFaultAndSaysWhatIsNotTested(Row adapter) throws Exception {
        ContractReport report = Checks.check(adapter.options());
        assertThat(report.violations()).isEmpty();
        Checks.assertIsExpected(adapter, Checks.notTested(report), "partly-tested-adapters.txt");
    }

    private static ServerHealth flapping(ServerHealth server, int call) {
        return server.serverName().equals("beta") && call % 3 == 0
                ? ServerHealth.failed("beta", server.capabilities(), "flapping " + call)
                : server;
    }

    static Stream<Row> adapters() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger probes = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        return Stream.of(
                rowWithOutages("a server had failed before the outages", Servers.alphaAndBeta().with("gamma", "list")
                        .stop("gamma"), adapter -> adapter, "beta", "alpha"),
                row("the start takes three more healthchecks than are made at once", adapter ->
                        CorrectAdaptersTests.starting(adapter, adapter.startsWithAServerDown() ? 8 : 4)),
                rowWithOutages("all servers have failed", Servers.alphaAndBeta().stop("alpha").stop("beta"),
                        adapter -> adapter, "beta"),
                rowWithOutages("all servers have failed, which is not partial",
                        Servers.alphaAndBeta().stop("alpha").stop("beta"), adapter -> adapter.discovery(found ->
                                new DiscoveryResult(List.of(), List.of(), false)), "beta"),
                rowWithOutages("a server had failed before its outage", Servers.alphaAndBeta().stop("beta"),
                        adapter -> adapter, "beta"),
                row("a server that goes down is degraded", adapter -> adapter.server(server ->
                        server.isUsable() ? server : ServerHealth.degraded("beta", List.of(), "reconnecting"))),
                rowWithOutages("there are no servers", new Servers(), adapter -> adapter, "beta"),
                row("the licence has expired", adapter -> adapter.state(new PluginState.Failed("licence expired"))),
                row("a server flaps", adapter -> adapter.server(server -> flapping(server, calls.incrementAndGet()))),
                row("a server is down in every second probe", adapter -> adapter.probe(list ->
                        turns.incrementAndGet() % 2 == 0 ? list : Servers.alphaAndBeta().stop("beta").probe())),
                row("the healthchecks flap", adapter -> adapter.health(found -> probes.incrementAndGet() % 2 == 0
                        ? found
                        : withServers(found, server -> flapping(server, 0)))),
                row("servers fail while many threads call", adapter -> {
                    AtomicInteger reads = new AtomicInteger(adapter.startsWithAServerDown() ? 0 : Integer.MIN_VALUE);
                    return adapter.health(found -> reads.incrementAndGet() == 15
                            ? withServers(found, server -> flapping(server, 0))
                            : found);
                }),
                row("a failed server has no capabilities", adapter -> adapter.health(found -> withServers(found,
                        server -> new ServerHealth(server.serverName(), server.status(), List.of(),
                                server.lastError())))),
                row("the names of the servers change with each adapter", adapter -> adapter.health(found ->
                        withServers(found, server -> new ServerHealth(server.serverName() + adapter.hashCode(),
                                server.status(), server.capabilities(), server.lastError())))),
                row("every shutdown fails", adapter -> adapter.shutdown(original -> reject("alpha still runs"))),
                row("the first shutdown fails", adapter ->
                        adapter.shutdown(when(nth(1), () -> reject("alpha still runs")))),
                row("rejects a configuration while the program of a server is missing", adapter ->
                        adapter.validate(when(adapter::isDown, () -> reject("beta is not installed")))));
    }

    private static PluginHealthcheck withServers(PluginHealthcheck found, UnaryOperator<ServerHealth> change) {
        return Checks.withServers(found, found.servers().stream().map(change).toList());
    }

    static Stream<Row> steps() {
        AtomicInteger steps = new AtomicInteger();
        Servers once = Servers.alphaAndBeta();
        return Stream.of(
                new Row("the steps act on the given adapter only", Checks.options(new Servers(), () ->
                        new TestAdapter(Servers.alphaAndBeta())).withOutage(Checks.outage(
                                adapter -> ((TestAdapter) adapter).servers().stop("beta"),
                                adapter -> ((TestAdapter) adapter).servers().start("beta")))),
                new Row("a step throws when it runs the second time", Checks.options(once, () -> new TestAdapter(once))
                        .withOutage(Checks.outage(
                                adapter -> {
                                    if (steps.incrementAndGet() == 2) {
                                        throw new IllegalStateException("no such process");
                                    }
                                    once.stop("beta");
                                },
                                adapter -> once.start("beta")))));
    }
}
