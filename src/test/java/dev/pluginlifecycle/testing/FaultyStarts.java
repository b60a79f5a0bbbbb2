package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.factory;
import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.DelegatingAdapter;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Adapters with a fault in their configuration, in their start, or in an answer whoever asks. */
final class FaultyStarts {

    private FaultyStarts() {}

    static Stream<Row> rows() {
        return Stream.of(configs(), factories(), starts(), answers(), tools(), secrets()).flatMap(rows -> rows);
    }

    private static Stream<Row> configs() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                row("rejects a valid config the second time", adapter -> adapter.validate(original -> {
                    if (calls.incrementAndGet() == 2) {
                        fail("validated already");
                    }
                    original.run();
                })),
                slowRow("does not return from validateConfig of an adapter that starts while a server is down",
                        adapter -> adapter.validate(original -> {
                            if (adapter.startsWithAServerDown()) {
                                Delays.forever();
                            }
                            original.run();
                        })),
                row("accepts an invalid config", adapter -> adapter.validate(original -> {})),
                row("rejects an invalid config with another exception", adapter -> adapter.validate(original -> {
                    try {
                        original.run();
                    } catch (PluginLifecycleException e) {
                        fail("disabled");
                    }
                })));
    }

    private static Stream<Row> factories() {
        Servers servers = Servers.alphaAndBeta();
        PluginLifecycle bean = new TestAdapter(servers);
        PluginLifecycle wrapped = new TestAdapter(servers);
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                factory("the factory returns null", all -> null),
                factory("the factory throws an error", all -> {
                    throw new AssertionError("never");
                }),
                factory("the factory works only once", all ->
                        calls.incrementAndGet() > 1 ? fail("port in use") : new TestAdapter(all)),
                new Row("the factory returns the same adapter each time", Checks.options(servers, () -> bean)
                        .withOutage(Checks.outage(servers, "beta"))),
                new Row("the factory wraps the same adapter each time", Checks.options(
                        servers, () -> new DelegatingAdapter<>(wrapped))),
                factory("the adapter is already shut down", all -> {
                    TestAdapter adapter = new TestAdapter(all);
                    adapter.shutdown();
                    return adapter;
                }));
    }

    private static Stream<Row> starts() {
        return Stream.of(
                row("stays in Starting", adapter -> adapter.state(new PluginState.Starting())),
                row("stays in Validated the second time", adapter -> adapter.startsWithAServerDown()
                        ? adapter.state(new PluginState.Validated())
                        : adapter),
                row("the constructor throws while a server is down", adapter ->
                        adapter.startsWithAServerDown() ? fail("connection refused") : adapter),
                slowRow("the factory does not return while a server is down", adapter ->
                        adapter.startsWithAServerDown() ? Delays.forever() : adapter),
                row("leaves out a server that was down at the start, until it is back", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() && adapter.isDown() ? list.subList(0, 1) : list)),
                row("starts only once every server is up", adapter -> adapter.health(
                        found -> adapter.startsWithAServerDown() && adapter.isDown()
                                ? found.withState(new PluginState.Starting())
                                : found)),
                row("answers only once every server is up", adapter -> adapter.health(
                        found -> adapter.startsWithAServerDown() && adapter.isDown() ? null : found)),
                row("never sees a server again that was down at the start", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() ? Servers.alphaAndBeta().stop("beta").probe() : list)));
    }

    private static PluginHealthcheck changed(PluginHealthcheck found, String name, long later) {
        return new PluginHealthcheck(name, found.state(), found.servers(), found.lastCheck() + later);
    }

    private static Row errorText(String name, String text) {
        return row(name, adapter -> adapter.server(server -> server.isUsable()
                ? server
                : ServerHealth.failed(server.serverName(), server.capabilities(), text)));
    }

    private static Stream<Row> answers() {
        AtomicInteger instances = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                row("healthcheck throws when a server is down", adapter -> adapter.health(found ->
                        adapter.isDown() ? fail("connection refused") : found)),
                row("discover returns null", adapter -> adapter.discover(original -> null)),
                row("has another name after shutdown", adapter -> adapter.healthcheck(original ->
                        changed(original.get(), adapter.isStopped() ? "gone" : TestAdapter.NAME, 0))),
                row("has another name with each instance", adapter -> {
                    String name = "p" + instances.incrementAndGet();
                    return adapter.healthcheck(original -> changed(original.get(), name, 0));
                }),
                row("lists a server twice", adapter -> adapter.probe(list ->
                        List.of(list.get(0), list.get(1), list.get(1)))),
                row("is healthy while a server has failed", adapter -> adapter.state(new PluginState.Healthy())),
                row("reports the future", adapter -> adapter.healthcheck(original ->
                        changed(original.get(), TestAdapter.NAME, 100_000))),
                row("reports an earlier second in the second adapter", adapter -> adapter.health(found ->
                        adapter.startsWithAServerDown() && calls.incrementAndGet() == 15
                                ? changed(found, TestAdapter.NAME, -100_000)
                                : found)),
                errorText("has no error text", null),
                errorText("has an error text of two lines", "refused\nby alpha"),
                errorText("has an error text in red", "\u001b[31mrefused"));
    }

    private static Row toolsInAnOutage(String name, String... tools) {
        return row(name, adapter -> adapter.tools(found -> adapter.isDown() ? TestAdapter.tools(tools) : found));
    }

    private static Stream<Row> tools() {
        AtomicReference<DiscoveryResult> first = new AtomicReference<>();
        AtomicBoolean failed = new AtomicBoolean();
        return Stream.of(
                toolsInAnOutage("offers no tool at all while beta is down"),
                toolsInAnOutage("offers only some of alpha's tools while beta is down", "read"),
                row("alpha's tools stay away after beta came back", adapter -> adapter.tools(found -> {
                    failed.compareAndSet(false, adapter.isDown());
                    return failed.get() && !adapter.isDown() ? TestAdapter.tools("write") : found;
                })),
                row("always returns its first discovery", adapter -> adapter.discovery(found -> {
                    first.compareAndSet(null, found);
                    return first.get();
                })),
                row("is not partial although a server has failed", adapter -> adapter.discovery(found ->
                        new DiscoveryResult(found.tools(), found.resources(), false))),
                row("offers a tool twice", adapter -> adapter.tools(found ->
                        Stream.concat(found.stream(), found.stream()).toList())));
    }

    private static Stream<Row> secrets() {
        return Stream.of(
                errorText("has a secret in an error text", "http://me:hunter2@beta"),
                row("has a secret in a reason", adapter ->
                        adapter.state(new PluginState.Failed("login with hunter2 failed"))),
                row("rejects a configuration with a secret", adapter -> adapter.validate(original -> {
                    try {
                        original.run();
                    } catch (PluginLifecycleException e) {
                        throw new PluginLifecycleException("disabled", new Exception("key hunter2"));
                    }
                })),
                factory("cannot be created, with a secret", servers -> fail("no answer to hunter2")));
    }
}
