package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Checks.factory;
import static dev.pluginlifecycle.testing.Checks.row;
import static dev.pluginlifecycle.testing.Checks.slowRow;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.Checks.Row;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adapters with a fault that each answer shows, or that a discovery shows beside a healthcheck. */
final class FaultyAnswers {

    private FaultyAnswers() {}

    static Stream<Row> rows() {
        return Stream.of(answers(), names(), states(), clocks(), errorTexts(), tools(), secrets())
                .flatMap(rows -> rows);
    }

    private static Row healthcheck(String name, UnaryOperator<PluginHealthcheck> change) {
        return row(name, adapter -> adapter.healthcheck(original -> change.apply(original.get())));
    }

    private static <T> T fail(String message) {
        throw new IllegalStateException(message);
    }

    private static <T> T interrupted(T answer) {
        Thread.currentThread().interrupt();
        return answer;
    }

    private static PluginHealthcheck overflow(PluginHealthcheck found) {
        return overflow(found.withState(found.state()));
    }

    private static Stream<Row> answers() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                healthcheck("healthcheck returns null", found -> null),
                healthcheck("healthcheck throws", found -> fail("line\n\tand\u001b[0m " + "x".repeat(200))),
                healthcheck("healthcheck throws the second time", found ->
                        calls.incrementAndGet() == 2 ? fail("again") : found),
                healthcheck("healthcheck overflows the stack", FaultyAnswers::overflow),
                healthcheck("healthcheck sets the interrupt flag", FaultyAnswers::interrupted),
                healthcheck("healthcheck throws when a server is down", found ->
                        found.state() instanceof PluginState.Degraded ? fail("connection refused") : found),
                slowRow("healthcheck does not return", adapter -> adapter.health(found -> Delays.forever())),
                slowRow("healthcheck does not return when a server is down", adapter -> adapter.health(found ->
                        adapter.isDown() ? Delays.forever() : found)),
                row("discover returns null", adapter -> adapter.discover(original -> null)),
                row("discover throws when a server is down", adapter -> adapter.discovery(found ->
                        found.partial() ? fail("connection refused") : found)),
                row("discover sets the interrupt flag", adapter -> adapter.discovery(FaultyAnswers::interrupted)),
                slowRow("discover does not return", adapter -> adapter.discovery(found -> Delays.forever())));
    }

    private static PluginHealthcheck withName(PluginHealthcheck found, String name) {
        return new PluginHealthcheck(name, found.state(), found.servers(), found.lastCheck());
    }

    private static Stream<Row> names() {
        AtomicInteger instances = new AtomicInteger();
        return Stream.of(
                healthcheck("has a blank name", found -> withName(found, " ")),
                healthcheck("has another name after shutdown", found ->
                        found.state() instanceof PluginState.Stopped ? withName(found, "gone") : found),
                row("has another name with each instance", adapter -> {
                    String name = "p" + instances.incrementAndGet();
                    return adapter.healthcheck(original -> withName(original.get(), name));
                }),
                row("lists a server twice", adapter -> adapter.probe(list ->
                        List.of(list.get(0), list.get(1), list.get(1)))),
                row("lists a server without a name", adapter -> adapter.probe(list ->
                        List.of(list.get(0), list.get(1), ServerHealth.healthy("", List.of())))));
    }

    private static Stream<Row> states() {
        return Stream.of(
                row("is healthy while a server has failed", adapter -> adapter.state(new PluginState.Healthy())),
                row("is degraded while all servers are healthy", adapter -> adapter.health(found -> adapter.isDown()
                        ? found
                        : found.withState(new PluginState.Degraded(List.of("alpha"), List.of())))),
                new Row("is healthy without a server", Checks.options(new Servers(), () ->
                        new TestAdapter(new Servers()).state(new PluginState.Healthy()))));
    }

    private static PluginHealthcheck at(PluginHealthcheck found, LongUnaryOperator change) {
        return new PluginHealthcheck(
                found.pluginName(), found.state(), found.servers(), change.applyAsLong(found.lastCheck()));
    }

    private static Row earlierIn(String name, Class<? extends PluginState> state) {
        return healthcheck(name, found -> state.isInstance(found.state()) ? at(found, now -> now - 100_000) : found);
    }

    private static Stream<Row> clocks() {
        AtomicLong falling = new AtomicLong(1_764_000_000);
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                healthcheck("reports 0", found -> at(found, now -> 0)),
                healthcheck("reports milliseconds", found -> at(found, now -> now * 1000)),
                healthcheck("reports the future", found -> at(found, now -> now + 100_000)),
                healthcheck("reports an earlier second each time", found ->
                        at(found, now -> falling.decrementAndGet())),
                earlierIn("reports an earlier second after shutdown", PluginState.Stopped.class),
                earlierIn("reports an earlier second when a server is down", PluginState.Degraded.class),
                row("reports an earlier second in the second adapter", adapter -> adapter.health(found ->
                        adapter.startsWithAServerDown() && calls.incrementAndGet() == 15
                                ? at(found, now -> now - 100_000)
                                : found)));
    }

    private static Row errorText(String name, String text) {
        return row(name, adapter -> adapter.server(server -> server.isUsable()
                ? server
                : ServerHealth.failed(server.serverName(), server.capabilities(), text)));
    }

    private static Stream<Row> errorTexts() {
        return Stream.of(
                errorText("has no error text", null),
                errorText("has a blank error text", "\t"),
                errorText("has the error text null", "null"),
                errorText("has an error text of two lines", "refused\nby alpha"),
                errorText("has an error text in red", "\u001b[31mrefused"),
                row("is failed without a reason", adapter -> adapter.state(new PluginState.Failed(" "))));
    }

    private static Row toolsInAnOutage(String name, String... tools) {
        return row(name, adapter -> adapter.tools(found -> adapter.isDown() ? TestAdapter.tools(tools) : found));
    }

    private static Row discovery(String name, UnaryOperator<DiscoveryResult> change) {
        return row(name, adapter -> adapter.discovery(change));
    }

    private static Stream<Row> tools() {
        AtomicReference<DiscoveryResult> first = new AtomicReference<>();
        AtomicBoolean failed = new AtomicBoolean();
        ResourceInfo docs = new ResourceInfo("file:///docs", "docs");
        return Stream.of(
                toolsInAnOutage("offers no tool at all while beta is down"),
                toolsInAnOutage("offers only some of alpha's tools while beta is down", "read"),
                toolsInAnOutage("still offers the tools of a server that has failed", "search", "read", "write"),
                row("alpha's tools stay away after beta came back", adapter -> adapter.tools(found -> {
                    failed.compareAndSet(false, adapter.isDown());
                    return failed.get() && !adapter.isDown() ? TestAdapter.tools("write") : found;
                })),
                discovery("always returns its first discovery", found -> {
                    first.compareAndSet(null, found);
                    return first.get();
                }),
                discovery("is partial although every server is healthy", found ->
                        new DiscoveryResult(found.tools(), found.resources(), true)),
                discovery("is not partial although a server has failed", found ->
                        new DiscoveryResult(found.tools(), found.resources(), false)),
                row("offers a tool twice", adapter -> adapter.tools(found ->
                        Stream.concat(found.stream(), found.stream()).toList())),
                row("offers a tool without a name", adapter -> adapter.tools(found ->
                        Stream.concat(found.stream(), TestAdapter.tools("").stream()).toList())),
                discovery("offers a resource twice", found ->
                        new DiscoveryResult(found.tools(), List.of(docs, docs), found.partial())));
    }

    private static Stream<Row> secrets() {
        return Stream.of(
                errorText("has a secret in an error text", "http://me:hunter2@beta"),
                row("has a secret in a reason", adapter ->
                        adapter.state(new PluginState.Failed("login with hunter2 failed"))),
                row("has a secret in the description of a tool", adapter -> adapter.tools(found ->
                        found.stream().map(tool -> new ToolInfo(tool.name(), "key hunter2")).toList())),
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
