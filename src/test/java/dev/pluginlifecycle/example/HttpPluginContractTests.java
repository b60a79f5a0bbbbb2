package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.ContractReport;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpPluginContractTests {

    private final RuntimePluginConfig validConfig = RuntimePluginConfig.defaults();
    private final RuntimePluginConfig invalidConfig = validConfig.withPlugin("http-plugin", false);

    private CatalogServer alpha;
    private CatalogServer beta;

    @BeforeEach
    void startServers() throws Exception {
        alpha = CatalogServer.offering("search");
        beta = CatalogServer.offering("write");
    }

    @AfterEach
    void stopServers() {
        alpha.close();
        beta.close();
    }

    private HttpPlugin newPlugin() {
        Map<String, URI> servers = new LinkedHashMap<>();
        servers.put("alpha", alpha.uri());
        servers.put("beta", beta.uri());
        return new HttpPlugin("http-plugin", servers, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Test
    void pluginKeepsEveryRule() {
        ContractReport report = PluginLifecycleContract.of(this::newPlugin, validConfig)
                .withInvalidConfig(invalidConfig)
                .withOutage(plugin -> beta.stop(), plugin -> beta.start())
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notExercised()).isEmpty();
    }

    @Test
    void pluginKeepsTheContractWithOneServerDownAndAllDown() {
        beta.stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, validConfig).violations()).isEmpty();
        alpha.stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, validConfig).violations()).isEmpty();
    }
}
