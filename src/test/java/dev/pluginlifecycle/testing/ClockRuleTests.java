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

    private static AdapterFactory stamping(ToLongFunction<PluginHealthcheck> stamp) {
        return servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            PluginHealthcheck check = sound.get();
            return withLastCheck(check, stamp.applyAsLong(check));
        });
    }

    static Stream<Arguments> checkFindsTheViolation() {
        AtomicLong falling = new AtomicLong(Instant.now().getEpochSecond());
        String zero = "healthcheck-clock VIOLATED: healthcheck() reported healthy with lastCheck 0; expected the time"
                + " of the probe in seconds";
        String future = "healthcheck-clock VIOLATED: healthcheck() returned lastCheck <second>, and the call ended at"
                + " <second>; expected seconds since the Unix epoch, not later than the end of the call";
        String earlier = "healthcheck-clock VIOLATED: healthcheck() returned lastCheck <second>, and <second> before;"
                + " expected a time that is not earlier";
        return Stream.of(
                row("stamps 0", stamping(check -> 0), zero),
                row("stamps milliseconds", stamping(check -> System.currentTimeMillis()), future),
                row("stamps a minute ahead", stamping(check -> check.lastCheck() + 60), future),
                slowRow("stamps an earlier second each time", stamping(check -> falling.decrementAndGet()), earlier),
                row("stamps its start after the end",
                        stamping(check -> check.lastCheck() - (check.state() instanceof PluginState.Stopped ? 60 : 0)),
                        earlier),
                slowRow("stamps an earlier second when a server is down",
                        stamping(check -> check.lastCheck() - (check.state() instanceof PluginState.Degraded ? 60 : 0)),
                        earlier));
    }

    @Test
    void checkWhenTheStampIsZeroBeforeTheStartSatisfiesTheClock() {
        AtomicLong calls = new AtomicLong();
        ContractReport report = contract(servers -> new ChangedAdapter(servers).healthcheck(sound -> {
            PluginHealthcheck check = sound.get();
            return calls.incrementAndGet() < 3
                    ? new PluginHealthcheck(check.pluginName(), new PluginState.Validated(), List.of(), 0)
                    : check;
        })).check();
        assertThat(violations(report)).isEmpty();
    }
}
