package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A check of an adapter by the rules that {@link PluginLifecycle} states.
 *
 * <pre>{@code
 * assertThat(PluginLifecycleContract.check(() -> new MyAdapter(), config)).isEmpty();
 * }</pre>
 *
 * <p>A fresh adapter is asked for each rule, is given the valid config first, and is closed after it. An adapter that
 * throws, or does not return, breaks a rule; it cannot break the check. One fault is one violation: a rule that cannot
 * be judged, because what it looks at is broken, stays silent. No call is made on the caller's thread; one that does
 * not return in time is interrupted and left behind on its daemon thread.
 */
public final class PluginLifecycleContract {

    static final Duration DEFAULT_BOUND = Duration.ofSeconds(10);

    private static final List<Rule> RULES = Stream.of(
                    ConfigRules.ALL, HealthcheckRules.ALL, DiscoveryRules.ALL, ConcurrencyRules.ALL, ShutdownRules.ALL)
            .flatMap(List::stream)
            .toList();

    private PluginLifecycleContract() {}

    /** {@return every rule, in the order in which {@link PluginLifecycle} states them} */
    public static List<Rule> rules() {
        return RULES;
    }

    /**
     * Checks every rule. One call may take 10 seconds.
     *
     * @param adapters makes a fresh adapter at each call, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @return what is wrong, in the order of the rules, at most one violation of each; empty for a sound adapter
     * @throws NullPointerException if an argument is null
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; the flag is still set
     */
    public static List<Violation> check(
            Callable<? extends PluginLifecycle> adapters, RuntimePluginConfig validConfig) {
        return check(adapters, validConfig, DEFAULT_BOUND);
    }

    /**
     * Checks every rule.
     *
     * @param adapters makes a fresh adapter at each call, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @param bound how long one call may take, more than zero, not null; an adapter that hangs costs a few of these
     * @return what is wrong, in the order of the rules, at most one violation of each; empty for a sound adapter
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code bound} is zero or negative
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; the flag is still set
     */
    public static List<Violation> check(
            Callable<? extends PluginLifecycle> adapters, RuntimePluginConfig validConfig, Duration bound) {
        return new Run(RULES, adapters, validConfig, bound).violations();
    }
}
