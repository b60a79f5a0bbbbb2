package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withServers;
import static dev.pluginlifecycle.testing.fixtures.Answers.withTools;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.rulesNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.testing.fixtures.CachingAdapter;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.QueueingAdapter;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that satisfy the contract in unusual ways. A check reports no violation for any of them. */
@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class PluginLifecycleContractSoundAdapterTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"servers", "starts", "answers", "shutdowns"})
    void checkReportsNoViolation(String name, AdapterFactory adapterFactory) {
        assertThat(violations(contract(adapterFactory).check())).isEmpty();
    }

    private static Arguments sound(String name, AdapterFactory adapterFactory) {
        return Arguments.of(name, adapterFactory);
    }

    private static AdapterFactory health(UnaryOperator<PluginHealthcheck> change) {
        return servers -> new ChangedAdapter(servers).healthcheck(sound -> change.apply(sound.get()));
    }

    private static AdapterFactory eachServer(UnaryOperator<ServerHealth> change) {
        return health(healthcheck -> withServers(healthcheck, list -> list.map(change)));
    }

    static Stream<Arguments> servers() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                sound("a server is degraded", eachServer(server ->
                        server.serverName().equals("alpha")
                                ? ServerHealth.degraded("alpha", server.capabilities(), "answers slowly")
                                : server)),
                sound("all servers are degraded", eachServer(server ->
                        server.status() == ServerStatus.HEALTHY
                                ? ServerHealth.degraded(server.serverName(), server.capabilities(), "slow")
                                : server)),
                sound("all servers have failed", servers -> {
                    Servers down = Servers.alphaAndBeta();
                    down.stop("alpha");
                    down.stop("beta");
                    return new SoundAdapter(down);
                }),
                sound("there are no servers", servers -> new SoundAdapter(new Servers())),
                sound("a server is required", health(healthcheck ->
                        healthcheck.state() instanceof PluginState.Stopped
                                ? healthcheck
                                : healthcheck.withState(
                                        PluginState.fromServers(healthcheck.servers(), Set.of("beta"))))),
                sound("the licence has expired", health(healthcheck ->
                        healthcheck.state() instanceof PluginState.Stopped
                                ? healthcheck
                                : healthcheck.withState(new PluginState.Failed("licence expired")))),
                sound("the order of the servers changes", health(healthcheck -> withServers(healthcheck, list -> {
                    List<ServerHealth> shuffled = new ArrayList<>(list.toList());
                    Collections.shuffle(shuffled);
                    return shuffled.stream();
                }))),
                sound("a server flaps", eachServer(server ->
                        server.serverName().equals("beta") && calls.incrementAndGet() % 3 == 0
                                ? ServerHealth.failed("beta", server.capabilities(), "flapping " + calls)
                                : server)),
                sound("two servers offer the same tool", servers -> new SoundAdapter(
                        servers.with("alpha", "search", "read").with("beta", "read", "write"))));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                sound("the start takes a while", servers -> {
                    AtomicInteger calls = new AtomicInteger();
                    return new ChangedAdapter(servers).healthcheck(sound ->
                            calls.incrementAndGet() < 20 && !(sound.get().state() instanceof PluginState.Stopped)
                                    ? sound.get().withState(new PluginState.Starting())
                                    : sound.get());
                }),
                sound("the start happens in the factory", servers -> {
                    Delays.millis(500);
                    return new SoundAdapter(servers);
                }),
                sound("the capabilities are empty before the first discovery", servers -> {
                    AtomicBoolean discovered = new AtomicBoolean();
                    return new ChangedAdapter(servers)
                            .healthcheck(sound -> withServers(sound.get(), list -> list.map(server -> discovered.get()
                                    ? server
                                    : new ServerHealth(
                                            server.serverName(), server.status(), List.of(), server.lastError()))))
                            .discover(sound -> {
                                discovered.set(true);
                                return sound.get();
                            });
                }),
                sound("the start happens at the first discovery", servers -> {
                    AtomicBoolean started = new AtomicBoolean();
                    return new ChangedAdapter(servers)
                            .healthcheck(sound -> started.get() || sound.get().state() instanceof PluginState.Stopped
                                    ? sound.get()
                                    : new PluginHealthcheck(
                                            SoundAdapter.NAME, new PluginState.Unconfigured(), List.of(), 0))
                            .discover(sound -> {
                                started.set(true);
                                return sound.get();
                            });
                }));
    }

    static Stream<Arguments> answers() {
        AtomicInteger attempts = new AtomicInteger();
        return Stream.of(
                sound("the answers come from a cache", servers -> new CachingAdapter(servers, 300)),
                sound("the answers take a while, one at a time", servers -> new QueueingAdapter(servers, 30)),
                sound("the error texts count the attempts", eachServer(server ->
                        server.status() == ServerStatus.FAILED
                                ? ServerHealth.failed(
                                        server.serverName(), server.capabilities(),
                                        "attempt " + attempts.incrementAndGet())
                                : server)),
                sound("discovery offers a tool that is not a capability", servers -> {
                    ChangedAdapter adapter = new ChangedAdapter(servers);
                    return adapter.discover(sound -> adapter.isStopped() || sound.get().partial()
                            ? sound.get()
                            : withTools(sound.get(), "search", "read", "write", "status"));
                }));
    }

    static Stream<Arguments> shutdowns() {
        return Stream.of(
                sound("every shutdown fails", servers -> new ChangedAdapter(servers).shutdown(sound -> {
                    throw new PluginLifecycleException("alpha still runs");
                })),
                sound("only the first shutdown fails", servers -> {
                    AtomicInteger calls = new AtomicInteger();
                    return new ChangedAdapter(servers).shutdown(sound -> {
                        if (calls.incrementAndGet() == 1) {
                            throw new PluginLifecycleException("alpha still runs");
                        }
                        sound.run();
                    });
                }),
                sound("the shutdown takes a while", servers -> {
                    AtomicBoolean ending = new AtomicBoolean();
                    ChangedAdapter adapter = new ChangedAdapter(servers);
                    return adapter
                            .shutdown(sound -> {
                                ending.set(true);
                                Delays.millis(400);
                                sound.run();
                            })
                            .healthcheck(sound -> ending.get() && !adapter.isStopped()
                                    ? sound.get().withState(new PluginState.ShuttingDown())
                                    : sound.get());
                }),
                sound("the shutdown and the answers take a while, one at a time", servers ->
                        new QueueingAdapter(servers, 200)));
    }

    @Test
    void checkOfAnAdapterThatRestartsItsServerReportsNoViolation() {
        // The adapter can restart the server only once the port of the server is free.
        AtomicBoolean portInUse = new AtomicBoolean();
        Servers servers = Servers.alphaAndBeta();
        ContractReport report = PluginLifecycleContract.of(
                        () -> new ChangedAdapter(servers).healthcheck(sound -> {
                            PluginHealthcheck healthcheck = sound.get();
                            if (!portInUse.get()) {
                                servers.start("beta");
                            }
                            return healthcheck;
                        }),
                        Checks.VALID)
                .withOutage(
                        adapter -> {
                            portInUse.set(true);
                            servers.stop("beta");
                        },
                        adapter -> portInUse.set(false))
                .check();
        assertThat(violations(report)).isEmpty();
        assertThat(rulesNotExercised(report)).containsExactly("config-rejects-invalid");
    }

    @Test
    void checkOfASoundAdapterExercisesEveryRule() {
        ContractReport report = contract(SoundAdapter::new).check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notExercised()).isEmpty();
    }
}
