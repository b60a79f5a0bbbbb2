package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A check that an adapter satisfies the contract of {@link PluginLifecycle}. It needs no test framework:
 *
 * <pre>{@code
 * assertThat(PluginLifecycleContract.check(MyAdapter::new, config).violations()).isEmpty();
 * }</pre>
 *
 * <p>A rule that a check cannot judge is reported as {@link Verdict#NOT_EXERCISED}. With an outage and an invalid
 * configuration, the check of a correct adapter with several servers exercises every rule:
 *
 * <pre>{@code
 * ContractReport report = PluginLifecycleContract.of(MyAdapter::new, config)
 *         .withInvalidConfig(invalidConfig)
 *         .withOutage(adapter -> server.stop(), adapter -> server.start())
 *         .check();
 * assertThat(report.violations()).isEmpty();
 * assertThat(report.notExercised()).isEmpty();
 * }</pre>
 *
 * <p>A check uses two adapters, one after the other. It calls the first adapter sequentially, each time on a new
 * thread, from its start through an outage to its shutdown. It calls the second adapter on many threads at the same
 * time. The check records every call, and judges the rules afterwards.
 *
 * <p>Instances are immutable, reusable and thread-safe.
 *
 * <h2>Time</h2>
 *
 * The timeout limits each call, and also the time in which the adapter has to start, to notice an outage or a repair,
 * and to end its processes and threads. A call has more time when several threads call at once, since an adapter may
 * serve one caller at a time. A discovery may lag behind the healthchecks by up to two fifths of the timeout.
 *
 * <p>If the shutdown of the first adapter takes at least 200 ms, the check compares how long reads wait during the
 * shutdown of the second adapter, and during one second before it. A cache that expires less often than once a second,
 * and then blocks all reads, can look like a shutdown that blocks them.
 *
 * <p>All calls are made on daemon threads. If a call times out, the check interrupts the call, does not wait for its
 * thread, and ends. A timeout is a violation, except in a step of {@link #withOutage withOutage}. The check closes
 * every adapter that the factory returned, even one that it returned too late. The check never throws an {@code Error}
 * or an exception of the adapter.
 *
 * <h2>Processes and threads</h2>
 *
 * When both adapters are closed, the check looks for processes and threads that are still running: child processes of
 * this JVM that started during the check, and non-daemon threads in the thread groups in which it calls the adapters.
 * It cannot see a plain {@code new Thread(..)}, which is a daemon, as the calling thread is, nor a thread of a pool
 * that was created elsewhere. Child processes that other code starts at the same time look like the adapter's, so
 * nothing else should start processes during a check. Processes and threads that the steps of
 * {@link #withOutage withOutage} start do not count.
 *
 * @param <A> the type of the adapter
 */
public final class PluginLifecycleContract<A extends PluginLifecycle> {

    /**
     * A step of an outage: code that takes a server down, or brings it back.
     *
     * @param <A> the type of the adapter
     */
    @FunctionalInterface
    public interface Step<A> {

        /**
         * Runs the step.
         *
         * @param adapter the first adapter of the check, not null
         * @throws Exception if the step fails; the check then ends, which is no violation, and the remaining rules are
         *     not exercised
         */
        void run(A adapter) throws Exception;
    }

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final Callable<? extends A> adapterFactory;
    private final RuntimePluginConfig validConfig;
    private final Duration timeout;
    private final RuntimePluginConfig invalidConfig;
    private final Step<? super A> outage;
    private final Step<? super A> repair;

    private PluginLifecycleContract(
            Callable<? extends A> adapterFactory, RuntimePluginConfig validConfig, Duration timeout,
            RuntimePluginConfig invalidConfig, Step<? super A> outage, Step<? super A> repair) {
        this.adapterFactory = Objects.requireNonNull(adapterFactory, "adapterFactory must not be null");
        this.validConfig = Objects.requireNonNull(validConfig, "validConfig must not be null");
        this.timeout = timeout;
        this.invalidConfig = invalidConfig;
        this.outage = outage;
        this.repair = repair;
    }

    /**
     * Checks an adapter, with a timeout of ten seconds, without an invalid configuration and without an outage.
     *
     * @param adapterFactory the adapter factory, which creates a new adapter each time it is called, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @return a finding for each rule
     * @throws NullPointerException if an argument is null
     * @throws CancellationException if the calling thread is interrupted; its interrupt flag remains set
     */
    public static ContractReport check(
            Callable<? extends PluginLifecycle> adapterFactory, RuntimePluginConfig validConfig) {
        return of(adapterFactory, validConfig).check();
    }

    /**
     * Creates a check, which {@link #check()} runs.
     *
     * @param <A> the type of the adapter
     * @param adapterFactory the adapter factory, which creates a new adapter each time it is called, not null
     * @param validConfig a configuration that the adapter accepts, not null
     * @return the check
     * @throws NullPointerException if an argument is null
     */
    public static <A extends PluginLifecycle> PluginLifecycleContract<A> of(
            Callable<? extends A> adapterFactory, RuntimePluginConfig validConfig) {
        return new PluginLifecycleContract<>(adapterFactory, validConfig, DEFAULT_TIMEOUT, null, null, null);
    }

    /**
     * Returns a check with another timeout.
     *
     * @param timeout the timeout, more than zero, not null; ten seconds by default; more than 10,000 days count as
     *     10,000 days
     * @return a new check
     * @throws NullPointerException if {@code timeout} is null
     * @throws IllegalArgumentException if {@code timeout} is zero or negative
     */
    public PluginLifecycleContract<A> withTimeout(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout must not be null");
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be more than zero: " + timeout);
        }
        return new PluginLifecycleContract<>(adapterFactory, validConfig, timeout, invalidConfig, outage, repair);
    }

    /**
     * Returns a check that also verifies that the adapter rejects an invalid configuration.
     *
     * @param invalidConfig a configuration that the adapter rejects, not null
     * @return a new check
     * @throws NullPointerException if {@code invalidConfig} is null
     */
    public PluginLifecycleContract<A> withInvalidConfig(RuntimePluginConfig invalidConfig) {
        Objects.requireNonNull(invalidConfig, "invalidConfig must not be null");
        return new PluginLifecycleContract<>(adapterFactory, validConfig, timeout, invalidConfig, outage, repair);
    }

    /**
     * Returns a check that also takes a server down and brings it back.
     *
     * <p>The outage has to last until {@code repair}: the adapter must not be able to end it, for example by restarting
     * a process. Each step runs once, within the timeout, on a thread of its own. The repair runs even if the adapter
     * does not notice the outage, but not if {@code outage} throws or times out. If the plugin is not usable before,
     * neither step runs.
     *
     * @param outage the step that takes a server of the adapter down, not null
     * @param repair the step that brings that server back, not null
     * @return a new check
     * @throws NullPointerException if an argument is null
     */
    public PluginLifecycleContract<A> withOutage(Step<? super A> outage, Step<? super A> repair) {
        Objects.requireNonNull(outage, "outage must not be null");
        Objects.requireNonNull(repair, "repair must not be null");
        return new PluginLifecycleContract<>(adapterFactory, validConfig, timeout, invalidConfig, outage, repair);
    }

    /**
     * Runs the check.
     *
     * @return a finding for each rule
     * @throws CancellationException if the calling thread is interrupted; its interrupt flag remains set
     */
    public ContractReport check() {
        Recording recording = new Check<>(this).record();
        return new ContractReport(
                Judgement.ALL.stream().map(judgement -> judgement.judge().apply(recording)).toList());
    }

    /** {@return the rules, in the order in which {@link PluginLifecycle} states them} */
    public static List<Rule> rules() {
        return Judgement.ALL.stream().map(Judgement::rule).toList();
    }

    Callable<? extends A> adapterFactory() {
        return adapterFactory;
    }

    RuntimePluginConfig validConfig() {
        return validConfig;
    }

    Duration timeout() {
        return timeout;
    }

    /** {@return the invalid config, or null} */
    RuntimePluginConfig invalidConfig() {
        return invalidConfig;
    }

    boolean hasOutage() {
        return outage != null;
    }

    Step<? super A> outage() {
        return outage;
    }

    Step<? super A> repair() {
        return repair;
    }
}
