package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.factory;
import static dev.pluginlifecycle.testing.Checks.fail;
import static dev.pluginlifecycle.testing.Checks.nth;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;
import static dev.pluginlifecycle.testing.Checks.when;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Original;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adapters with a fault in their configuration, in their start, or in an answer whoever asks. */
final class FaultyStarts {

    private FaultyStarts() {}

    static Stream<Row> rows() {
        return Stream.of(configs(), factories(), starts(), answers(), tools(), secrets()).flatMap(rows -> rows);
    }

    /** Replaces the exception that rejects a configuration. */
    private static Row rejection(String name, Original replacement) {
        return row(name, adapter -> adapter.validate(original -> {
            try {
                original.run();
            } catch (PluginLifecycleException e) {
                replacement.run();
            }
        }));
    }

    private static Stream<Row> configs() {
        BooleanSupplier second = nth(2);
        return Stream.of(
                row("rejects a valid config the second time", adapter ->
                        adapter.validate(when(second, () -> fail("validated already")))),
                slowRow("does not return from validateConfig of an adapter that starts while a server is down",
                        adapter -> adapter.validate(when(
                                () -> adapter.startsWithAServerDown() && adapter.isDown(), Delays::forever))),
                row("accepts an invalid config", adapter -> adapter.validate(original -> {})),
                rejection("rejects an invalid config with another exception", () -> fail("disabled")));
    }

    private static Stream<Row> factories() {
        Servers servers = Servers.alphaAndBeta();
        PluginLifecycle bean = new TestAdapter(servers);
        PluginLifecycle wrapped = new TestAdapter(servers);
        BooleanSupplier first = nth(1);
        return Stream.of(
                factory("the factory returns null", all -> null),
                factory("the factory throws an error", all -> {
                    throw new AssertionError("never");
                }),
                factory("the factory works only once", all ->
                        first.getAsBoolean() ? new TestAdapter(all) : fail("port in use")),
                new Row("the factory returns the same adapter each time", Checks.options(servers, () -> bean)
                        .withOutage(Checks.outage(servers, "beta"))),
                new Row("the factory wraps the same adapter each time", Checks.options(
                        servers, () -> new Recorder().record(wrapped))),
                factory("the adapter is already shut down", all -> {
                    TestAdapter adapter = new TestAdapter(all);
                    adapter.shutdown();
                    return adapter;
                }));
    }

    /** Changes the healthchecks of an adapter that was created while a server is down, until the server is back. */
    private static Row healthWhileDown(String name, UnaryOperator<PluginHealthcheck> change) {
        return row(name, adapter -> adapter.health(found ->
                adapter.startsWithAServerDown() && adapter.isDown() ? change.apply(found) : found));
    }

    private static Stream<Row> starts() {
        return Stream.of(
                row("stays in Starting, and is partial as it should be then", adapter -> adapter
                        .state(new PluginState.Starting())
                        .discovery(found -> new DiscoveryResult(found.tools(), found.resources(), true))),
                row("stays in Validated the second time", adapter -> adapter.startsWithAServerDown()
                        ? adapter.state(new PluginState.Validated())
                        : adapter),
                row("the constructor throws while a server is down", adapter ->
                        adapter.startsWithAServerDown() ? fail("connection refused") : adapter),
                slowRow("the factory does not return while a server is down", adapter ->
                        adapter.startsWithAServerDown() ? Delays.forever() : adapter),
                row("leaves out a server that was down at the start, until it is back", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() && adapter.isDown() ? list.subList(0, 1) : list)),
                healthWhileDown("starts only once every server is up", found ->
                        found.withState(new PluginState.Starting())),
                healthWhileDown("answers only once every server is up", found -> null),
                row("never sees a server again that was down at the start", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() ? Servers.alphaAndBeta().stop("beta").probe() : list)));
    }

    private static PluginHealthcheck changed(PluginHealthcheck found, String name, long later) {
        return new PluginHealthcheck(name, found.state(), found.servers(), found.lastCheck() + later);
    }

    private static <T> List<T> twice(List<T> list) {
        return Stream.concat(list.stream(), list.stream()).toList();
    }

    private static Row errorText(String name, String text) {
        return row(name, adapter -> adapter.server(server ->
                server.isUsable() ? server : ServerHealth.failed("beta", server.capabilities(), text)));
    }

    private static Stream<Row> answers() {
        AtomicBoolean failed = new AtomicBoolean();
        AtomicInteger instances = new AtomicInteger();
        BooleanSupplier fifteenth = nth(15);
        return Stream.of(
                row("healthcheck throws when a server is down", adapter -> adapter.health(found ->
                        adapter.isDown() ? fail("connection refused") : found)),
                row("discover returns null", adapter -> adapter.discover(original -> null)),
                row("discover throws after a repair", adapter -> adapter.discovery(found -> {
                    failed.compareAndSet(false, adapter.isDown());
                    return failed.get() && !adapter.isDown() ? fail("not connected") : found;
                })),
                row("leaves the interrupt flag set, and offers a tool twice", adapter -> adapter.tools(found -> {
                    Thread.currentThread().interrupt();
                    return twice(found);
                })),
                row("has a blank name", adapter -> adapter.healthcheck(original -> changed(original.get(), " ", 0))),
                row("has another name after shutdown", adapter -> adapter.healthcheck(original ->
                        changed(original.get(), adapter.isStopped() ? "gone" : TestAdapter.NAME, 0))),
                row("has another name with each instance", adapter -> {
                    String name = "p" + instances.incrementAndGet();
                    return adapter.healthcheck(original -> changed(original.get(), name, 0));
                }),
                row("lists a server twice", adapter -> adapter.probe(list ->
                        List.of(list.get(0), list.get(1), list.get(1)))),
                row("lists a server without a name", adapter -> adapter.probe(list ->
                        List.of(list.get(0), list.get(1), ServerHealth.healthy(" ", List.of())))),
                row("is healthy without servers", adapter ->
                        adapter.probe(list -> List.of()).state(new PluginState.Healthy())),
                row("is healthy while a server has failed", adapter -> adapter.state(new PluginState.Healthy())),
                row("reports the future", adapter -> adapter.healthcheck(original ->
                        changed(original.get(), TestAdapter.NAME, 100_000))),
                row("never sets lastCheck", adapter -> adapter.health(found ->
                        changed(found, TestAdapter.NAME, -found.lastCheck()))),
                row("reports an earlier second in the second adapter", adapter -> adapter.health(found ->
                        adapter.startsWithAServerDown() && fifteenth.getAsBoolean()
                                ? changed(found, TestAdapter.NAME, -100_000)
                                : found)),
                errorText("has no error text", null),
                errorText("has the error text of an exception without a message", " null "),
                row("is degraded without an error text", adapter -> adapter.server(server ->
                        server.isUsable() ? ServerHealth.degraded(server.serverName(), List.of(), null) : server)),
                row("has failed without a reason", adapter -> adapter.state(new PluginState.Failed(""))),
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
                row("is always partial, and offers no tool at all while beta is down", adapter ->
                        adapter.discovery(found -> new DiscoveryResult(
                                adapter.isDown() ? List.of() : found.tools(), found.resources(), true))),
                row("offers a tool twice", adapter -> adapter.tools(FaultyStarts::twice)),
                row("offers a tool without a name", adapter -> adapter.tools(found -> TestAdapter.tools(" "))),
                row("offers a resource twice", adapter -> adapter.discovery(found ->
                        new DiscoveryResult(found.tools(), twice(found.resources()), found.partial()))));
    }

    private static Stream<Row> secrets() {
        return Stream.of(
                errorText("has a secret in an error text", "http://me:hunter2@beta"),
                row("has a secret in a reason", adapter ->
                        adapter.state(new PluginState.Failed("login with hunter2 failed"))),
                rejection("rejects a configuration with a secret", () -> {
                    throw new PluginLifecycleException("disabled", new Exception("key hunter2"));
                }),
                factory("cannot be created, with a secret", servers -> fail("no answer to hunter2")));
    }
}
