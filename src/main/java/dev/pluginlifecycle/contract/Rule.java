package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One rule of the contract that {@link PluginLifecycle} states, to be checked by itself, as a dynamic test for example.
 *
 * <p>A rule that cannot be judged, because what it looks at is broken, stays silent: it is another rule that finds
 * the fault. So only all rules together tell that an adapter is sound.
 */
public final class Rule {

    /** How a rule is judged: the message of its violation, if any. */
    @FunctionalInterface
    interface Judgement {
        Optional<String> judge(Run run) throws Unjudged, InterruptedException;
    }

    private final String id;
    private final String requirement;
    private final Judgement judgement;

    Rule(String id, String requirement, Judgement judgement) {
        this.id = id;
        this.requirement = requirement;
        this.judgement = judgement;
    }

    /** {@return the id, under which {@link PluginLifecycle} states the rule and a {@link Violation} names it} */
    public String id() {
        return id;
    }

    /** {@return what an adapter must do, in the words of {@link PluginLifecycle}} */
    public String requirement() {
        return requirement;
    }

    /**
     * Checks this rule alone, with the bound and in the way of
     * {@link PluginLifecycleContract#check(Callable, RuntimePluginConfig)}.
     *
     * @param adapters makes a fresh adapter at each call, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @return the violation of this rule, or an empty list
     * @throws NullPointerException if an argument is null
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; the flag is still set
     */
    public List<Violation> check(Callable<? extends PluginLifecycle> adapters, RuntimePluginConfig validConfig) {
        return check(adapters, validConfig, PluginLifecycleContract.DEFAULT_BOUND);
    }

    /**
     * Checks this rule alone, in the way of
     * {@link PluginLifecycleContract#check(Callable, RuntimePluginConfig, Duration)}.
     *
     * @param adapters makes a fresh adapter at each call, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @param bound how long one call may take, more than zero, not null
     * @return the violation of this rule, or an empty list
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code bound} is zero or negative
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; the flag is still set
     */
    public List<Violation> check(
            Callable<? extends PluginLifecycle> adapters, RuntimePluginConfig validConfig, Duration bound) {
        return new Run(List.of(this), adapters, validConfig, bound).violations();
    }

    Optional<String> judge(Run run) throws Unjudged, InterruptedException {
        return judgement.judge(run);
    }

    /** {@return the id, which is a good name for a test} */
    @Override
    public String toString() {
        return id;
    }
}
