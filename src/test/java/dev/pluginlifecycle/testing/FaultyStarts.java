package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.factory;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.DelegatingAdapter;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Adapters with a fault in their configuration or start. */
final class FaultyStarts {

    private FaultyStarts() {}

    static Stream<Row> rows() {
        return Stream.of(configs(), factories(), starts(), partialStarts()).flatMap(rows -> rows);
    }

    private static Stream<Row> configs() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                row("rejects a valid config", adapter -> adapter.validate(original -> {
                    throw new PluginLifecycleException("no install root");
                })),
                row("rejects a valid config the second time", adapter -> adapter.validate(original -> {
                    if (calls.incrementAndGet() == 2) {
                        throw new IllegalStateException("validated already");
                    }
                    original.run();
                })),
                slowRow("does not return from validateConfig", adapter -> adapter.validate(original ->
                        Delays.forever())),
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
                        throw new IllegalArgumentException("disabled");
                    }
                })));
    }

    private static Stream<Row> factories() {
        Servers servers = Servers.alphaAndBeta();
        PluginLifecycle bean = new TestAdapter(servers);
        PluginLifecycle stoppedBean = stopped();
        PluginLifecycle wrapped = new TestAdapter(servers);
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                factory("the factory returns null", all -> null),
                factory("the factory throws an exception", all -> {
                    throw new Exception("no such server");
                }),
                factory("the factory throws an error", all -> {
                    throw new AssertionError("never");
                }),
                factory("the factory works only once", all -> {
                    if (calls.incrementAndGet() > 1) {
                        throw new IllegalStateException("port in use");
                    }
                    return new TestAdapter(all);
                }),
                slowRow("the factory does not return", adapter -> Delays.forever()),
                new Row("the factory returns the same adapter each time", Checks.options(servers, () -> bean)
                        .withOutage(Checks.outage(servers, "beta"))),
                new Row("the factory wraps the same adapter each time", Checks.options(
                        servers, () -> new DelegatingAdapter<>(wrapped))),
                factory("the factory returns the same stopped adapter each time", all -> stoppedBean),
                factory("the adapter is already shut down", all -> stopped()),
                row("the adapter is shutting down", adapter -> adapter.state(new PluginState.ShuttingDown())));
    }

    private static PluginLifecycle stopped() {
        TestAdapter adapter = new TestAdapter(Servers.alphaAndBeta());
        try {
            adapter.shutdown();
        } catch (PluginLifecycleException e) {
            throw new IllegalStateException(e);
        }
        return adapter;
    }

    private static Stream<Row> starts() {
        return Stream.of(
                row("stays in Starting", adapter -> adapter.state(new PluginState.Starting())),
                row("stays in Unconfigured", adapter -> adapter.state(new PluginState.Unconfigured())),
                row("stays in Validated the second time", adapter -> adapter.startsWithAServerDown()
                        ? adapter.state(new PluginState.Validated())
                        : adapter));
    }

    private static Stream<Row> partialStarts() {
        return Stream.of(
                whileAServerIsDown("the constructor throws", () -> {
                    throw new IllegalStateException("connection refused");
                }),
                whileAServerIsDown("the factory returns null", () -> null),
                whileAServerIsDown("the factory does not return", Delays::forever),
                row("leaves out a server that was down at the start, until it is back", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() && adapter.isDown() ? list.subList(0, 1) : list)),
                row("leaves out a server that was down at the start, for good", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() ? list.subList(0, 1) : list)),
                row("starts only once every server is up", adapter -> adapter.health(
                        found -> adapter.startsWithAServerDown() && adapter.isDown()
                                ? found.withState(new PluginState.Starting())
                                : found)),
                row("answers only once every server is up", adapter -> adapter.health(
                        found -> adapter.startsWithAServerDown() && adapter.isDown() ? null : found)),
                row("never sees a server again that was down at the start", adapter -> adapter.probe(
                        list -> adapter.startsWithAServerDown() ? Servers.alphaAndBeta().stop("beta").probe() : list)));
    }

    private static Row whileAServerIsDown(String name, Supplier<TestAdapter> creation) {
        return slowRow(name + " while a server is down",
                adapter -> adapter.startsWithAServerDown() ? creation.get() : adapter);
    }
}
