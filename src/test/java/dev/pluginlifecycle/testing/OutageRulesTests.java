package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withLastCheck;
import static dev.pluginlifecycle.testing.fixtures.Answers.withServers;
import static dev.pluginlifecycle.testing.fixtures.Answers.withTools;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.finding;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
class OutageRulesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"reports", "recoveries"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    static Stream<Arguments> reports() {
        String kept = "outage-reported VIOLATED: healthcheck() listed alpha healthy, beta healthy 2 s after the outage,"
                + " and alpha healthy, beta healthy before; expected the server that went down to have a worse status";
        return Stream.of(
                slowRow("always returns its first healthcheck",
                        servers -> {
                            AtomicReference<PluginHealthcheck> first = new AtomicReference<>();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.healthcheck(sound -> {
                                first.compareAndSet(null, sound.get());
                                return adapter.isStopped() ? sound.get() : first.get();
                            });
                        },
                        kept),
                slowRow("lists a server as healthy although its probe fails",
                        servers -> new ChangedAdapter(servers).healthcheck(sound -> withServers(sound.get(), list ->
                                list.map(server ->
                                        ServerHealth.healthy(server.serverName(), server.capabilities())))),
                        kept),
                slowRow("leaves out a server that has failed",
                        servers -> new ChangedAdapter(servers).healthcheck(sound -> withServers(sound.get(), list ->
                                list.filter(server -> server.status() != ServerStatus.FAILED))),
                        "outage-reported VIOLATED: healthcheck() listed alpha healthy 2 s after the outage, and alpha"
                                + " healthy, beta healthy before; expected the server that went down to have a worse"
                                + " status"),
                slowRow("never changes lastCheck",
                        servers -> {
                            AtomicReference<PluginHealthcheck> first = new AtomicReference<>();
                            return new ChangedAdapter(servers).healthcheck(sound -> {
                                first.compareAndSet(null, sound.get());
                                return withLastCheck(sound.get(), first.get().lastCheck());
                            });
                        },
                        "outage-reported VIOLATED: healthcheck() listed beta failed, alpha healthy with lastCheck"
                                + " <second>, and the outage began at <second>; expected a lastCheck that is not before"
                                + " the outage"));
    }

    static Stream<Arguments> recoveries() {
        return Stream.of(
                slowRow("never reports that a server has come back",
                        servers -> {
                            AtomicBoolean failed = new AtomicBoolean();
                            return new ChangedAdapter(servers).healthcheck(sound -> {
                                failed.compareAndSet(false, servers.isDown("beta"));
                                return withServers(sound.get(), list -> list.map(server ->
                                        failed.get() && server.serverName().equals("beta")
                                                ? ServerHealth.failed("beta", server.capabilities(), "gone")
                                                : server));
                            });
                        },
                        "outage-recovered VIOLATED: healthcheck() showed beta failed 2 s after the repair; expected"
                                + " alpha healthy, beta healthy, as before the outage"),
                slowRow("forgets the tools of a server that was down",
                        servers -> {
                            AtomicBoolean failed = new AtomicBoolean();
                            ChangedAdapter adapter = new ChangedAdapter(servers);
                            return adapter.discover(sound -> {
                                failed.compareAndSet(false, servers.isDown("beta"));
                                return failed.get() && !adapter.isStopped()
                                        ? withTools(sound.get(), "search", "read")
                                        : sound.get();
                            });
                        },
                        "outage-recovered VIOLATED: discover() did not offer write 2 s after the repair; expected the"
                                + " tools that were offered before the outage"));
    }

    @Test
    void checkWithoutAnOutageDoesNotExerciseTheOutageRules() {
        ContractReport report = PluginLifecycleContract.check(
                () -> new SoundAdapter(Servers.alphaAndBeta()), Checks.VALID);
        assertNotExercised(report, "outage-reported", "withOutage was not called");
        assertNotExercised(report, "outage-recovered", "withOutage was not called");
    }

    @Test
    void checkWhenTheOutageIsNotReportedDoesNotExerciseRulesThatNeedAFailedServer() {
        ContractReport report = contract(servers -> new SoundAdapter(Servers.alphaAndBeta()))
                .withTimeout(Checks.SHORT).check();
        assertNotExercised(report, "outage-recovered", "outage-reported was violated");
        assertNotExercised(report, "discovery-partial", "outage-reported was violated");
        assertNotExercised(report, "healthcheck-error-text", "outage-reported was violated");
    }

    @Test
    void checkWhenAllServersHaveFailedDoesNotExerciseOutageReported() {
        Servers servers = Servers.alphaAndBeta();
        servers.stop("alpha");
        servers.stop("beta");
        ContractReport report = contract(servers, () -> new SoundAdapter(servers)).check();
        assertThat(violations(report)).isEmpty();
        assertNotExercised(report, "outage-reported", "no outage was possible: healthcheck() reported failed (all 2"
                + " servers failed) with alpha failed, beta failed");
    }

    @Test
    void checkWhenTheOutageStepThrowsDoesNotExerciseTheRemainingRules() {
        ContractReport report = PluginLifecycleContract.of(
                        () -> new SoundAdapter(Servers.alphaAndBeta()), Checks.VALID)
                .withOutage(adapter -> {
                    throw new IOException("no such process");
                }, adapter -> {})
                .check();
        String detail = "the check ended because the outage step threw java.io.IOException: no such process";
        assertThat(violations(report)).isEmpty();
        for (String rule : List.of("outage-reported", "outage-recovered", "shutdown-stops", "concurrent-reads")) {
            assertNotExercised(report, rule, detail);
        }
        assertThat(finding(report, "healthcheck-answers").verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void checkWhenTheRepairStepThrowsDoesNotExerciseTheRemainingRules() {
        Servers servers = Servers.alphaAndBeta();
        ContractReport report = PluginLifecycleContract.of(() -> new SoundAdapter(servers), Checks.VALID)
                .withOutage(adapter -> servers.stop("beta"), adapter -> {
                    throw new IllegalStateException("port in use");
                })
                .check();
        String detail = "the check ended because the repair step threw java.lang.IllegalStateException: port in use";
        assertThat(violations(report)).isEmpty();
        assertNotExercised(report, "outage-reported", detail);
        assertNotExercised(report, "outage-recovered", detail);
        assertNotExercised(report, "close-shuts-down", detail);
    }

    @Test
    void checkWhenACallTimesOutDuringTheOutageRunsTheRepairStep() {
        AtomicInteger repairs = new AtomicInteger();
        Servers servers = Servers.alphaAndBeta();
        ContractReport report = PluginLifecycleContract.of(
                        () -> new ChangedAdapter(servers).healthcheck(sound ->
                                servers.isDown("beta") ? Delays.forever() : sound.get()),
                        Checks.VALID)
                .withTimeout(Checks.SHORT)
                .withOutage(adapter -> servers.stop("beta"), adapter -> repairs.incrementAndGet())
                .check();
        assertThat(violatedRules(report)).containsExactly("healthcheck-answers");
        assertThat(repairs).hasValue(1);
        assertNotExercised(report, "outage-reported", "healthcheck-answers was violated");
        assertNotExercised(report, "outage-recovered", "healthcheck-answers was violated");
    }

    @Test
    void checkWhenACallTimesOutAfterTheOutageIsReportedDoesNotExerciseOutageRecovered() {
        Servers servers = Servers.alphaAndBeta();
        AtomicInteger answersDuringTheOutage = new AtomicInteger();
        ContractReport report = contract(servers, () -> new ChangedAdapter(servers).healthcheck(sound ->
                        servers.isDown("beta") && answersDuringTheOutage.getAndIncrement() > 0
                                ? Delays.forever()
                                : sound.get()))
                .withTimeout(Checks.SHORT)
                .check();
        assertThat(finding(report, "outage-reported").verdict()).isEqualTo(Verdict.SATISFIED);
        assertNotExercised(report, "outage-recovered", "healthcheck-answers was violated");
    }

    @Test
    void checkPassesTheFirstAdapterToBothSteps() {
        Servers servers = Servers.alphaAndBeta();
        AtomicReference<PluginLifecycle> first = new AtomicReference<>();
        List<PluginLifecycle> passed = new CopyOnWriteArrayList<>();
        PluginLifecycleContract.of(
                        () -> {
                            SoundAdapter adapter = new SoundAdapter(servers);
                            first.compareAndSet(null, adapter);
                            return adapter;
                        },
                        Checks.VALID)
                .withOutage(
                        adapter -> {
                            passed.add(adapter);
                            servers.stop("beta");
                        },
                        adapter -> {
                            passed.add(adapter);
                            servers.start("beta");
                        })
                .check();
        assertThat(passed).hasSize(2).allMatch(adapter -> adapter == first.get());
    }
}
