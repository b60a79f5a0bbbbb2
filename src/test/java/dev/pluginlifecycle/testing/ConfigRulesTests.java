package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.assertNotExercised;
import static dev.pluginlifecycle.testing.fixtures.Checks.assertViolates;
import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.row;
import static dev.pluginlifecycle.testing.fixtures.Checks.slowRow;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
class ConfigRulesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void checkFindsTheViolation(String name, PluginLifecycleContract<?> contract, List<String> violations) {
        assertViolates(contract, violations);
    }

    static Stream<Arguments> checkFindsTheViolation() {
        return Stream.of(
                row("rejects a valid config",
                        servers -> new ChangedAdapter(servers).validate(sound -> {
                            throw new PluginLifecycleException("no install root");
                        }),
                        "config-accepts-valid VIOLATED: validateConfig(validConfig) threw"
                                + " dev.pluginlifecycle.PluginLifecycleException: no install root; expected it to"
                                + " return"),
                row("rejects a valid config the second time",
                        servers -> {
                            AtomicInteger calls = new AtomicInteger();
                            return new ChangedAdapter(servers).validate(sound -> {
                                if (calls.incrementAndGet() == 2) {
                                    throw new IllegalStateException("validated already");
                                }
                                sound.run();
                            });
                        },
                        "config-accepts-valid VIOLATED: validateConfig(validConfig) threw"
                                + " java.lang.IllegalStateException: validated already on a later call; expected it to"
                                + " return"),
                slowRow("does not return from validateConfig",
                        servers -> new ChangedAdapter(servers).validate(sound -> Delays.forever()),
                        "config-accepts-valid VIOLATED: validateConfig(validConfig) did not return within 2 s; expected"
                                + " it to return"),
                row("accepts an invalid config",
                        servers -> new ChangedAdapter(servers).validate(sound -> {}),
                        "config-rejects-invalid VIOLATED: validateConfig(invalidConfig) returned; expected a"
                                + " PluginLifecycleException"),
                row("rejects an invalid config with another exception",
                        servers -> new ChangedAdapter(servers).validate(sound -> {
                            try {
                                sound.run();
                            } catch (PluginLifecycleException e) {
                                throw new IllegalArgumentException("disabled");
                            }
                        }),
                        "config-rejects-invalid VIOLATED: validateConfig(invalidConfig) threw"
                                + " java.lang.IllegalArgumentException: disabled; expected a"
                                + " PluginLifecycleException"));
    }

    @Test
    void checkWithoutAnInvalidConfigDoesNotExerciseConfigRejectsInvalid() {
        ContractReport report = PluginLifecycleContract.check(
                () -> new SoundAdapter(Servers.alphaAndBeta()), Checks.VALID);
        assertNotExercised(report, "config-rejects-invalid", "withInvalidConfig was not called");
    }

    @Test
    void checkWhenTheFactoryReturnsNullDoesNotExerciseTheConfigRules() {
        ContractReport report = contract(servers -> null).check();
        assertNotExercised(report, "config-accepts-valid", "startup-fresh was violated");
        assertNotExercised(report, "config-rejects-invalid", "startup-fresh was violated");
    }

    @Test
    void checkWhenTheValidConfigIsRejectedDoesNotExerciseTheOtherRules() {
        ContractReport report = contract(servers -> new ChangedAdapter(servers).validate(sound -> {
            throw new PluginLifecycleException("no install root");
        })).check();
        assertThat(violatedRules(report)).containsExactly("config-accepts-valid");
        PluginLifecycleContract.rules().stream().skip(1).forEach(rule ->
                assertNotExercised(report, rule.id(), "config-accepts-valid was violated"));
    }
}
