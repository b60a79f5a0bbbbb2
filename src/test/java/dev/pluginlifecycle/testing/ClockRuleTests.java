package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Answers.withLastCheck;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
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
class ClockRuleTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    private static AdapterFactory reporting(ToLongFunction<PluginHealthcheck> lastCheck) {
        return servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            PluginHealthcheck healthcheck = sound.get();
            return withLastCheck(healthcheck, lastCheck.applyAsLong(healthcheck));
        });
    }

    private static ToLongFunction<PluginHealthcheck> aMinuteEarlierIn(Class<? extends PluginState> state) {
        return healthcheck -> healthcheck.lastCheck() - (state.isInstance(healthcheck.state()) ? 60 : 0);
    }

    static Stream<Arguments> checkFindsTheViolation() {
        AtomicLong falling = new AtomicLong(Instant.now().getEpochSecond());
        String zero = "healthcheck-clock VIOLATED: healthcheck() reported healthy with lastCheck 0; expected the time"
                + " of the probe in seconds";
        String future = "healthcheck-clock VIOLATED: healthcheck() returned lastCheck <second>, and the call ended at"
                + " <second>; expected seconds since the Unix epoch, not later than the end of the call";
        String earlier = "healthcheck-clock VIOLATED: healthcheck() returned lastCheck <second> after <second>;"
                + " expected a time that is not earlier";
        return Stream.of(
                row("reports 0", reporting(healthcheck -> 0), zero),
                row("reports milliseconds", reporting(healthcheck -> System.currentTimeMillis()), future),
                row("reports a minute ahead", reporting(healthcheck -> healthcheck.lastCheck() + 60), future),
                slowRow("reports an earlier second each time", reporting(healthcheck -> falling.decrementAndGet()),
                        earlier),
                row("reports an earlier second after shutdown",
                        reporting(aMinuteEarlierIn(PluginState.Stopped.class)), earlier),
                slowRow("reports an earlier second when a server is down",
                        reporting(aMinuteEarlierIn(PluginState.Degraded.class)), earlier),
                row("reports an earlier second in the second adapter", aMinuteEarlierInTheSecondAdapter(), earlier));
    }

    private static AdapterFactory aMinuteEarlierInTheSecondAdapter() {
        AtomicLong adapters = new AtomicLong();
        AtomicLong calls = new AtomicLong();
        return servers -> adapters.incrementAndGet() == 1
                ? new ChangedAdapter(servers)
                : reporting(healthcheck -> healthcheck.lastCheck() - (calls.incrementAndGet() > 1 ? 60 : 0))
                        .apply(servers);
    }

    @Test
    void checkWhenLastCheckIsZeroBeforeTheStartReportsNoViolation() {
        AtomicLong calls = new AtomicLong();
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            PluginHealthcheck healthcheck = sound.get();
            return calls.incrementAndGet() < 3
                    ? new PluginHealthcheck(healthcheck.pluginName(), new PluginState.Validated(), List.of(), 0)
                    : healthcheck;
        })).check();
        assertThat(violations(report)).isEmpty();
    }

    @Test
    void earlierTimeIsAFaultOnlyOfTheSameAdapterAndAfterTheCall() {
        Call first = at(Stage.STOPPED, 200, 0, 10);
        Call second = at(Stage.FIRST_USE, 100, 20, 30);
        assertThat(clock(first, second)).isEqualTo(Verdict.SATISFIED);
        assertThat(clock(first, second, at(Stage.ENDED, 99, 30, 40))).isEqualTo(Verdict.SATISFIED);
        assertThat(clock(first, second, at(Stage.ENDED, 99, 31, 40))).isEqualTo(Verdict.VIOLATED);
        assertThat(clock(at(Stage.RUNNING, 201, 0, 10), at(Stage.STOPPED, 200, 20, 30), second))
                .isEqualTo(Verdict.VIOLATED);
    }

    private static Call at(Stage stage, long second, long begin, long end) {
        PluginHealthcheck healthcheck =
                new PluginHealthcheck("plugin", new PluginState.Stopped(), List.of(), second);
        return new Call(stage, Call.HEALTHCHECK, Call.Result.RETURNED, healthcheck, "returned", false, begin, end, 300);
    }

    private static Verdict clock(Call... calls) {
        return ClockRule.clock(Recordings.recording(calls)).verdict();
    }
}
