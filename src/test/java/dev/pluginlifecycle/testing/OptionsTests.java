package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

    private static final RuntimePluginConfig CONFIG = RuntimePluginConfig.defaults();
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final Outage<InMemoryPlugin> outage = new Outage<>(plugin -> () -> "down", plugin -> () -> "up");
    private final Options<InMemoryPlugin> options =
            new Options<>(() -> null, CONFIG, Duration.ofSeconds(1), null, List.of(), new Secrets(List.of()));

    @Test
    void withersChangeOneOption() {
        RuntimePluginConfig invalid = CONFIG.withPlugin("p", false);
        Outage<InMemoryPlugin> other = new Outage<>(plugin -> () -> "out", plugin -> () -> "in");
        Secrets secrets = new Secrets(List.of("hunter2"));
        assertThat(options.withTimeout(Duration.ofSeconds(2)).withInvalidConfig(invalid)
                .withOutage(outage).withOutage(other).withSecrets(secrets))
                .isEqualTo(new Options<>(options.adapterFactory(), CONFIG, Duration.ofSeconds(2), invalid,
                        List.of(outage, other), secrets));
    }

    @Test
    void withTimeoutShortensALongTimeoutSoThatSumsOfNanosecondsDoNotOverflow() {
        assertThat(options.withTimeout(LONGEST.minusNanos(1)).timeout()).isEqualTo(LONGEST.minusNanos(1));
        assertThat(options.withTimeout(Duration.ofSeconds(Long.MAX_VALUE)).timeout()).isEqualTo(LONGEST);
        assertThat(Math.multiplyExact(LONGEST.toNanos(), 10)).isPositive();
    }
}
