package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withPartial;
import static dev.pluginlifecycle.testing.fixtures.Answers.withServers;
import static dev.pluginlifecycle.testing.fixtures.Answers.withTools;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.rulesNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class DiscoveryRulesTests {

    private static final String ANSWER = "; expected a discovery, with the tools of the servers that answer";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"answers", "contents", "names"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    private static AdapterFactory changed(UnaryOperator<DiscoveryResult> change) {
        return servers -> new ChangedAdapter(servers).discover(sound -> change.apply(sound.get()));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row("returns null", changed(found -> null),
                        "discovery-answers VIOLATED: discover() returned null" + ANSWER),
                row("throws when a server is down",
                        changed(found -> {
                            if (found.partial()) {
                                throw new IllegalStateException("connection refused");
                            }
                            return found;
                        }),
                        "discovery-answers VIOLATED: discover() threw java.lang.IllegalStateException: connection"
                                + " refused" + ANSWER),
                slowRow("does not return", changed(found -> Delays.forever()),
                        "discovery-answers VIOLATED: discover() did not return within 2 s" + ANSWER),
                row("leaves the interrupt flag set",
                        changed(found -> {
                            Thread.currentThread().interrupt();
                            return found;
                        }),
                        "discovery-answers VIOLATED: discover() left the caller's interrupt flag set; expected it"
                                + " unchanged"));
    }

    /** Rows with the default timeout: on a busy machine, five contradictory moments take longer than a short one. */
    static Stream<Arguments> contents() {
        return Stream.of(
                row("is partial although every server is healthy",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> withPartial(sound.get(), !adapter.isStopped()));
                        },
                        "discovery-partial VIOLATED: discover() returned partial true with alpha healthy, beta healthy;"
                                + " expected partial false"),
                row("is not partial although a server has failed", changed(found -> withPartial(found, false)),
                        "discovery-partial VIOLATED: discover() returned partial false with beta failed, alpha healthy;"
                                + " expected partial true"),
                row("still offers the tools of a server that has failed",
                        servers -> {
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> adapter.isStopped()
                                    ? sound.get()
                                    : withTools(sound.get(), "search", "read", "write"));
                        },
                        "discovery-usable-tools VIOLATED: discover() offered write with beta failed, alpha healthy;"
                                + " expected no tool that only failed servers provide"),
                row("always returns its first discovery",
                        servers -> {
                            AtomicReference<DiscoveryResult> kept = new AtomicReference<>();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> {
                                kept.compareAndSet(null, sound.get());
                                return adapter.isStopped() ? sound.get() : kept.get();
                            });
                        },
                        "discovery-usable-tools VIOLATED: discover() offered write with beta failed, alpha healthy;"
                                + " expected no tool that only failed servers provide"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                row("offers a tool twice", changed(found -> found.tools().isEmpty()
                                ? found
                                : new DiscoveryResult(
                                        Stream.concat(found.tools().stream(), found.tools().stream().limit(1)).toList(),
                                        found.resources(), found.partial())),
                        "discovery-unique-names VIOLATED: discover() offered the tool name \"search\" more than once;"
                                + " expected each tool name once"),
                row("offers a tool without a name", changed(found -> found.tools().isEmpty()
                                ? found
                                : new DiscoveryResult(
                                        Stream.concat(found.tools().stream(), Stream.of(new ToolInfo("")))
                                                .toList(),
                                        found.resources(), found.partial())),
                        "discovery-unique-names VIOLATED: discover() offered the tool name \"\"; expected one that is"
                                + " not blank"),
                row("offers a resource twice", changed(found -> new DiscoveryResult(
                                found.tools(),
                                List.of(new ResourceInfo("file:///a", "a"),
                                        new ResourceInfo("file:///a", "b")),
                                found.partial())),
                        "discovery-unique-names VIOLATED: discover() offered the resource URI \"file:///a\" more than"
                                + " once; expected each resource URI once"));
    }

    @Test
    void checkWithoutAnOutageDoesNotExerciseRulesThatNeedAFailedServer() {
        ContractReport report = PluginLifecycleContract.check(
                () -> new SoundAdapter(Servers.alphaAndBeta()), Checks.VALID);
        assertNotExercised(report, "discovery-partial", "no server had failed while another one was usable; withOutage"
                + " would take a server down");
        assertNotExercised(report, "discovery-usable-tools", "no failed server had capabilities; withOutage would take"
                + " a server down");
    }

    @Test
    void checkWithoutAnOutageWhenAServerHasFailedExercisesRulesThatNeedAFailedServer() {
        Servers servers = Servers.alphaAndBeta();
        servers.stop("beta");
        ContractReport report = PluginLifecycleContract.check(() -> new SoundAdapter(servers), Checks.VALID);
        assertThat(report.violations()).isEmpty();
        assertThat(rulesNotExercised(report))
                .containsExactly("config-rejects-invalid", "outage-reported", "outage-recovered");
    }

    @Test
    void checkWhenAFailedServerHasNoCapabilitiesDoesNotExerciseUsableTools() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> withServers(
                sound.get(), list -> list.map(server ->
                        new ServerHealth(server.serverName(), server.status(), List.of(), server.lastError())))))
                .check();
        assertThat(violations(report)).isEmpty();
        assertNotExercised(report, "discovery-usable-tools", "no failed server had capabilities");
    }

    @Test
    void checkWhenAServerFlapsDoesNotExerciseRulesThatNeedAStableAnswer() {
        AtomicInteger probes = new AtomicInteger();
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            if (probes.incrementAndGet() % 2 == 0) {
                return withServers(sound.get(), list -> list.map(server -> server.serverName().equals("beta")
                        ? ServerHealth.failed("beta", server.capabilities(), "flapping")
                        : server));
            }
            return sound.get();
        })).check();
        assertThat(violations(report)).isEmpty();
        assertNotExercised(report, "discovery-partial", "the servers or the discovery changed from one call to the"
                + " next");
        assertNotExercised(report, "outage-reported", "the servers or the discovery changed from one call to the next");
    }

    @Test
    void checkWhenDiscoverReturnsNullDoesNotExerciseTheOtherDiscoveryRules() {
        ContractReport report = contract(changed(found -> null)).check();
        for (String rule : List.of("partial", "usable-tools", "unique-names")) {
            assertNotExercised(report, "discovery-" + rule, "discovery-answers was violated");
        }
    }

    @Test
    void checkWithoutAToolOrResourceDoesNotExerciseUniqueNames() {
        ContractReport report = contract(new Servers(), () -> new ChangedAdapter(new Servers())
                .discover(sound -> DiscoveryResult.empty())).check();
        assertNotExercised(report, "discovery-unique-names", "no tool and no resource was offered");
    }
}
