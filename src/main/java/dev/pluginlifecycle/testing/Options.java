package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The options of a check.
 *
 * @param invalidConfig the invalid configuration, or null
 */
record Options<A extends PluginLifecycle>(
        Callable<? extends A> adapterFactory, RuntimePluginConfig validConfig, Duration timeout,
        RuntimePluginConfig invalidConfig, List<Outage<A>> outages, Secrets secrets) {

    /** Longer than any test, and short enough that sums of nanoseconds do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    Options {
        Objects.requireNonNull(adapterFactory, "adapterFactory must not be null");
        Objects.requireNonNull(validConfig, "validConfig must not be null");
        timeout = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }

    Options<A> withTimeout(Duration other) {
        return new Options<>(adapterFactory, validConfig, other, invalidConfig, outages, secrets);
    }

    Options<A> withInvalidConfig(RuntimePluginConfig config) {
        return new Options<>(adapterFactory, validConfig, timeout, config, outages, secrets);
    }

    Options<A> withOutage(Outage<A> outage) {
        List<Outage<A>> all = Stream.concat(outages.stream(), Stream.of(outage)).toList();
        return new Options<>(adapterFactory, validConfig, timeout, invalidConfig, all, secrets);
    }

    Options<A> withSecrets(Secrets others) {
        return new Options<>(adapterFactory, validConfig, timeout, invalidConfig, outages, others);
    }
}
