package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycle;
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
        assertThat(Checks.notTested(report)).containsExactly(
                "config-rejects-invalid: withInvalidConfig was not called",
                "startup-partial: withOutage was not called",
                "healthcheck-error-text: every server was healthy; see withOutage",
                "discovery-partial: no server had failed while another one was usable; see withOutage",
                "discovery-usable-tools: no failed server had capabilities; see withOutage",
                "discovery-unique-names: no tool and no resource was offered",
                "outage-reported: withOutage was not called",
                "outage-recovered: withOutage was not called",
                "secrets-hidden: withSecrets was not called");
    }

    @Test
    void withSecretsReplacesTheSecretsOfAnEarlierCall() {
        String[] secrets = {"two"};
        PluginLifecycleContract<PluginLifecycle> check = PluginLifecycleContract
                .of(() -> Checks.fail("one, two"), CONFIG).withSecrets("one").withSecrets(secrets);
        secrets[0] = "one";
        assertThat(check.check().violations()).extracting(Finding::detail)
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
