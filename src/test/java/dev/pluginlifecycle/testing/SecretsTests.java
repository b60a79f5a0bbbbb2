package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTests extends Samples {

    private static final String SECRET = "hunter2";
    private static final Secrets SECRETS = new Secrets(List.of("s3same", SECRET));

    static Stream<Object> faultFindsASecretInEachText() {
        String text = "a " + SECRET;
        return Stream.of(
                PluginHealthcheck.fromServers(text, List.of(ALPHA)),
                healthcheck(new PluginState.Failed(text)),
                healthcheck(ALPHA, ServerHealth.healthy(text, List.of())),
                healthcheck(ServerHealth.degraded("beta", List.of("a", text), "slow")),
                healthcheck(ServerHealth.degraded("beta", List.of(), text)),
                offer(false, "a", text),
                new DiscoveryResult(List.of(new ToolInfo("t", text)), List.of(), false),
                resources(text),
                new DiscoveryResult(List.of(), List.of(new ResourceInfo("a:b", text)), false),
                new DiscoveryResult(List.of(), List.of(new ResourceInfo("a:b", "r", text, null)), false));
    }

    @ParameterizedTest
    @MethodSource
    void faultFindsASecretInEachText(Object answer) {
        assertThat(SECRETS.fault(returned(answer)).orElseThrow())
                .endsWith(" returned a secret (***) in the text \"a ***\"; expected a text without it");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            hunter2 and hunter2 and s3same, *** and *** and ***
            cut at hunter...,               cut at ***...
            cut at hunt...,                 cut at ***...
            cut at hun...,                  cut at hun...
            hunter,                         hunter
            """)
    void maskHidesSecretsAndTheirBeginnings(String text, String masked) {
        assertThat(SECRETS.mask(text)).isEqualTo(masked);
    }

    @Test
    void maskHidesASecretOfSeveralLinesInEachForm() {
        Secrets key = new Secrets(List.of("begin\nkey\nend"));
        assertThat(key.mask("<begin\nkey\nend> <begin key end> <begin k...")).isEqualTo("<***> <***> <***...");
    }
}
