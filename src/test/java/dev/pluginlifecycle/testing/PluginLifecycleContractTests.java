package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginLifecycleContractTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();

    private final PluginLifecycleContract<InMemoryPlugin> contract = PluginLifecycleContract.of(() ->
            new InMemoryPlugin("p", List.of(Samples.ALPHA), DiscoveryResult.empty()), CONFIG);

    @Test
    void everyArgumentIsCheckedForNull() {
        assertRejectsNull("adapterFactory", () -> PluginLifecycleContract.of(null, CONFIG));
        assertRejectsNull("validConfig", () -> PluginLifecycleContract.check(() -> null, null));
        assertRejectsNull("timeout", () -> contract.withTimeout(null));
        assertRejectsNull("invalidConfig", () -> contract.withInvalidConfig(null));
        assertRejectsNull("outage", () -> contract.withOutage(null, adapter -> { }));
        assertRejectsNull("repair", () -> contract.withOutage(adapter -> { }, null));
        assertRejectsNull("secrets", () -> contract.withSecrets((String[]) null));
        assertRejectsNull("secrets[1]", () -> contract.withSecrets("hunter2", null));
    }

    @Test
    void withersRejectAnEmptyTimeoutAndABlankSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> contract.withTimeout(Duration.ZERO))
                .withMessage("timeout must be more than zero: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> contract.withTimeout(Duration.ofSeconds(-1)))
                .withMessage("timeout must be more than zero: PT-1S");
        assertThatIllegalArgumentException().isThrownBy(() -> contract.withSecrets("hunter2", " "))
                .withMessage("secrets[1] must not be blank");
    }

    @Test
    void withersDoNotChangeTheCheck() {
        contract.withTimeout(Duration.ofNanos(1));
        contract.withInvalidConfig(CONFIG);
        contract.withOutage(adapter -> { }, adapter -> { });
        contract.withSecrets("alpha");
        ContractReport report = contract.check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).extracting(finding -> finding.rule().id()).contains(
                "config-rejects-invalid", "startup-partial", "outage-reported", "outage-recovered", "secrets-hidden");
    }

    @Test
    void withSecretsReplacesTheSecretsOfAnEarlierCall() {
        ContractReport report = PluginLifecycleContract.of(
                () -> {
                    throw new IllegalStateException("one, two");
                }, CONFIG).withSecrets("one").withSecrets("two").check();
        assertThat(report.violations()).extracting(Finding::detail)
                .allMatch(detail -> detail.contains("one, ***") && !detail.contains("two"))
                .hasSize(2);
    }

    @Test
    void withTimeoutAndWithInvalidConfigReachTheCheck() {
        assertThat(contract.withInvalidConfig(CONFIG)
                // In nanoseconds, this would overflow.
                .withTimeout(Duration.ofSeconds(Long.MAX_VALUE)).check().violations())
                .singleElement().asString().startsWith("config-rejects-invalid VIOLATED");
    }

    @Test
    void checkReportsAFindingForEachRule() {
        assertThat(PluginLifecycleContract.check(() -> null, CONFIG).findings())
                .extracting(Finding::rule).containsExactly(Rule.values());
    }
}
