package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.ContractReport;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpPluginContractTests {

    private static final String KEY = "hunter2-key";

    private final RuntimePluginConfig validConfig = RuntimePluginConfig.defaults();
    private final RuntimePluginConfig invalidConfig = validConfig.withPlugin("http-plugin", false);

    private TwoServers servers;

    @BeforeEach
    void startServers() throws Exception {
        servers = TwoServers.start();
    }

    @AfterEach
    void stopServers() {
        servers.close();
    }

    private HttpPlugin newPlugin() {
        Map<String, URI> uris = servers.uris();
        uris.replaceAll((name, uri) -> URI.create(uri + "?key=" + KEY));
        Duration timeout = Duration.ofSeconds(20);
        return new HttpPlugin("http-plugin", uris, Set.of(), CatalogServer.TOKEN, timeout, timeout);
    }

    @Test
    void checkReportsNoViolationAndTestsEveryRule() {
        CatalogServer beta = servers.beta();
        ContractReport report = PluginLifecycleContract.of(this::newPlugin, validConfig)
                .withInvalidConfig(invalidConfig)
                .withOutage(plugin -> beta.stop(), plugin -> beta.start())
                .withOutage(plugin -> beta.failWith(500), plugin -> beta.recover())
                .withSecrets(CatalogServer.TOKEN, KEY)
                .check();
        assertThat(report.violations()).isEmpty();
        assertThat(report.notTested()).isEmpty();
    }

    @Test
    void checkReportsNoViolationWhenOneServerOrAllAreDown() {
        servers.beta().stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, validConfig).violations()).isEmpty();
        servers.alpha().stop();
        assertThat(PluginLifecycleContract.check(this::newPlugin, validConfig).violations()).isEmpty();
    }
}
