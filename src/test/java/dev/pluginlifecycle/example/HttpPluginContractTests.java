package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.ContractReport;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpPluginContractTests {

    private static final String KEY = "hunter2-key";
    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final RuntimePluginConfig DISABLED = CONFIG.withPlugin("http-plugin", false);

    @AutoClose
    private final CatalogServer alpha = new CatalogServer("search");

    @AutoClose
    private final CatalogServer beta = new CatalogServer("write");

    private HttpPlugin newPlugin() {
        Map<String, URI> servers = Map.of(
                "alpha", URI.create(alpha.uri() + "?key=" + KEY), "beta", URI.create(beta.uri() + "?key=" + KEY));
        Duration timeout = Duration.ofSeconds(20);
        return new HttpPlugin("http-plugin", servers, Set.of(), CatalogServer.TOKEN, timeout, timeout);
    }

    @Test
    void checkReportsNoViolationAndTestsEveryRule() {
        ContractReport report = PluginLifecycleContract.of(this::newPlugin, CONFIG)
                .withInvalidConfig(DISABLED)
                .withOutage(plugin -> beta.stop(), plugin -> beta.start())
                .withOutage(plugin -> beta.failWith(500), plugin -> beta.recover())
                .withSecrets(CatalogServer.TOKEN, KEY)
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).isEmpty();
    }

    @Test
    void validateConfigSaysWhatToChange() {
        assertThatThrownBy(() -> newPlugin().validateConfig(DISABLED))
                .hasMessage("plugin http-plugin is disabled; enable it in the configuration");
    }

    @Test
    void checkReportsNoViolationWhenOneServerOrAllAreDown() {
        beta.stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, CONFIG).violations()).isEmpty();
        alpha.stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, CONFIG).violations()).isEmpty();
    }
}
