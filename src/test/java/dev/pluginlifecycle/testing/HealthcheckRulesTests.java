package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withName;
import static dev.pluginlifecycle.testing.fixtures.Answers.withServers;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.List;
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

@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class HealthcheckRulesTests {

    private static final String ANSWER = "; expected a healthcheck that lists a server as failed if its probe fails";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"answers", "names", "states", "servers", "errorTexts"})
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    private static AdapterFactory changed(UnaryOperator<PluginHealthcheck> change) {
        return servers -> new ChangedAdapter(servers).healthcheck(sound -> change.apply(sound.get()));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row("returns null", changed(healthcheck -> null),
                        "healthcheck-answers VIOLATED: healthcheck() returned null" + ANSWER),
                row("throws",
                        changed(healthcheck -> {
                            throw new IllegalStateException("beta is down");
                        }),
                        "healthcheck-answers VIOLATED: healthcheck() threw java.lang.IllegalStateException: beta is"
                                + " down" + ANSWER),
                row("throws the second time",
                        servers -> {
                            AtomicInteger calls = new AtomicInteger();
                            return new ChangedAdapter(servers).healthcheck(sound -> {
                                if (calls.incrementAndGet() == 2) {
                                    throw new IllegalStateException("again");
                                }
                                return sound.get();
                            });
                        },
                        "healthcheck-answers VIOLATED: healthcheck() threw java.lang.IllegalStateException: again"
                                + ANSWER),
                slowRow("throws when a server is down",
                        changed(healthcheck -> {
                            if (healthcheck.state() instanceof PluginState.Degraded) {
                                throw new IllegalStateException("connection refused");
                            }
                            return healthcheck;
                        }),
                        "healthcheck-answers VIOLATED: healthcheck() threw java.lang.IllegalStateException: connection"
                                + " refused" + ANSWER),
                slowRow("does not return", changed(healthcheck -> Delays.forever()),
                        "healthcheck-answers VIOLATED: healthcheck() did not return within 2 s" + ANSWER),
                slowRow("does not return when a server is down",
                        changed(healthcheck -> healthcheck.state() instanceof PluginState.Degraded
                                ? Delays.forever()
                                : healthcheck),
                        "healthcheck-answers VIOLATED: healthcheck() did not return within 2 s" + ANSWER),
                row("leaves the interrupt flag set",
                        changed(healthcheck -> {
                            Thread.currentThread().interrupt();
                            return healthcheck;
                        }),
                        "healthcheck-answers VIOLATED: healthcheck() left the caller's interrupt flag set; expected it"
                                + " unchanged"));
    }

    static Stream<Arguments> names() {
        AtomicInteger instances = new AtomicInteger();
        return Stream.of(
                row("has a blank name", changed(healthcheck -> withName(healthcheck, " ")),
                        "healthcheck-stable-name VIOLATED: healthcheck() returned the plugin name \"\"; expected a name"
                                + " that is not blank"),
                row("has another name after shutdown",
                        changed(healthcheck -> healthcheck.state() instanceof PluginState.Stopped
                                ? withName(healthcheck, "gone")
                                : healthcheck),
                        "healthcheck-stable-name VIOLATED: healthcheck() returned the plugin name \"search-plugin\","
                                + " and later \"gone\"; expected the same name each time"),
                row("has another name with each instance",
                        servers -> {
                            String name = "p" + instances.incrementAndGet();
                            return new ChangedAdapter(servers).healthcheck(sound -> withName(sound.get(), name));
                        },
                        "healthcheck-stable-name VIOLATED: healthcheck() returned the plugin name \"p1\", and later"
                                + " \"p2\"; expected the same name each time"));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                row("is healthy while a server has failed",
                        changed(healthcheck -> healthcheck.state() instanceof PluginState.Degraded
                                ? healthcheck.withState(new PluginState.Healthy())
                                : healthcheck),
                        "healthcheck-state-derived VIOLATED: healthcheck() reported healthy with beta failed, alpha"
                                + " healthy; expected degraded (healthy: alpha; failed: beta), as fromServers derives"
                                + " it"),
                row("is degraded while all servers are healthy",
                        changed(healthcheck -> healthcheck.state() instanceof PluginState.Healthy
                                ? healthcheck.withState(new PluginState.Degraded(List.of("alpha"), List.of()))
                                : healthcheck),
                        "healthcheck-state-derived VIOLATED: healthcheck() reported degraded (healthy: alpha; failed:"
                                + " none) with alpha healthy, beta healthy; expected healthy, as fromServers derives"
                                + " it"),
                row("is healthy without a server",
                        servers -> new ChangedAdapter(servers).healthcheck(sound -> {
                            PluginHealthcheck none = withServers(sound.get(), list -> list.limit(0));
                            return none.state() instanceof PluginState.Stopped
                                    ? none
                                    : none.withState(new PluginState.Healthy());
                        }),
                        "healthcheck-state-derived VIOLATED: healthcheck() reported healthy with no server; expected"
                                + " failed (no servers available), as fromServers derives it"));
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                row("lists a server twice",
                        changed(healthcheck -> withServers(healthcheck, list -> Stream.concat(
                                list, healthcheck.servers().stream().limit(1)))),
                        "healthcheck-unique-servers VIOLATED: healthcheck() listed the server name \"alpha\" more than"
                                + " once; expected each server name once"),
                row("lists a server without a name",
                        changed(healthcheck -> withServers(healthcheck, list -> Stream.concat(
                                list, Stream.of(ServerHealth.healthy(" ", List.of()))))),
                        "healthcheck-unique-servers VIOLATED: healthcheck() listed the server name \"\"; expected one"
                                + " that is not blank"));
    }

    static Stream<Arguments> errorTexts() {
        String end = "; expected lastError to name the reason";
        return Stream.of(
                row("has no error text", changed(healthcheck -> withErrorText(healthcheck, null)),
                        "healthcheck-error-text VIOLATED: healthcheck() listed beta as failed with the error text null"
                                + end),
                row("has a blank error text", changed(healthcheck -> withErrorText(healthcheck, "\t")),
                        "healthcheck-error-text VIOLATED: healthcheck() listed beta as failed with the error text \"\""
                                + end),
                row("has the error text null", changed(healthcheck -> withErrorText(healthcheck, "null")),
                        "healthcheck-error-text VIOLATED: healthcheck() listed beta as failed with the error text"
                                + " \"null\"" + end),
                row("is failed without a reason",
                        changed(healthcheck -> healthcheck.state() instanceof PluginState.Stopped
                                ? healthcheck
                                : healthcheck.withState(new PluginState.Failed(" "))),
                        "healthcheck-error-text VIOLATED: healthcheck() reported failed with the reason \"\"; expected"
                                + " a reason"));
    }

    private static PluginHealthcheck withErrorText(PluginHealthcheck healthcheck, String error) {
        return withServers(healthcheck, list -> list.map(server -> server.status() == ServerStatus.HEALTHY
                ? server
                : ServerHealth.failed(server.serverName(), server.capabilities(), error)));
    }

    @Test
    void checkWithoutAnOutageDoesNotExerciseHealthcheckErrorText() {
        ContractReport report = PluginLifecycleContract.check(
                () -> new SoundAdapter(Servers.alphaAndBeta()), Checks.VALID);
        assertNotExercised(report, "healthcheck-error-text", "every server was healthy; withOutage would take a server"
                + " down");
    }

    @Test
    void checkWithoutAServerDoesNotExerciseRulesThatNeedAServer() {
        ContractReport report = contract(new Servers(), () -> new SoundAdapter(new Servers())).check();
        assertThat(report.violations()).isEmpty();
        assertNotExercised(report, "healthcheck-state-derived", "no healthcheck reported healthy or degraded");
        assertNotExercised(report, "healthcheck-unique-servers", "no healthcheck listed a server");
    }

    @Test
    void checkWhenHealthcheckReturnsNullDoesNotExerciseTheOtherHealthcheckRules() {
        ContractReport report = contract(changed(healthcheck -> null)).check();
        for (String rule : List.of("stable-name", "state-derived", "unique-servers", "error-text", "clock")) {
            assertNotExercised(report, "healthcheck-" + rule, "healthcheck-answers was violated");
        }
    }
}
