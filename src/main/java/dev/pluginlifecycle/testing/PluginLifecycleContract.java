package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * A contract check: whether an adapter satisfies each {@link Rule}. It needs no test framework:
 *
 * <pre>{@code
 * PluginLifecycleContract.check(MyAdapter::new, config).orThrow();
 * }</pre>
 *
 * <p>If the check cannot test a rule, its report says so, and why ({@link Verdict#NOT_TESTED}). To test all rules, give
 * it an invalid configuration, the adapter's secrets, and a way to stop and start one of several servers:
 *
 * <pre>{@code
 * ContractReport report = PluginLifecycleContract.of(MyAdapter::new, config)
 *         .withInvalidConfig(invalidConfig)
 *         .withOutage(adapter -> server.stop(), adapter -> server.start())
 *         .withSecrets(password)
 *         .check();
 * assertThat(report.violations()).isEmpty();
 * assertThat(report.notTested()).isEmpty();
 * }</pre>
 *
 * <p>{@code config-rejects-invalid} stays untested if an adapter accepts every configuration, and
 * {@code discovery-partial} if it has one server. Name such rules in the test, so that it finds any other:
 * {@code assertThat(report.notTested()).extracting(Finding::rule).containsExactly(Rule.DISCOVERY_PARTIAL)}.
 *
 * <p>A check creates two adapters, one after the other, and never has both at once. In the sequential run, one caller
 * takes the first adapter from its start through the outages to its shutdown. In the concurrent run, many threads call
 * the second adapter at the same time. If there is an outage, that adapter starts while a server is down. The check
 * judges each result, and compares some of them, such as a discovery with the healthchecks before and after it. If
 * something takes time, such as a recovery, it repeats its calls until they show it once, or until the timeout.
 *
 * <p>Instances are immutable, reusable and thread-safe.
 *
 * <h2>Time</h2>
 *
 * The timeout limits each call, and also the time in which the adapter has to start, to notice an outage or a repair,
 * and to end its processes and threads. A call has more time when several threads call at once, since an adapter may
 * serve one caller at a time. No other duration decides a verdict. If the timeout is long enough, a slow machine may
 * hide a violation, but adds none.
 *
 * <p>The check of an adapter with fast calls takes about 0.2 s, and a second more for each outage. With one outage, a
 * check makes about forty calls, one after the other, so faster probes and fewer outages make it faster. A shorter
 * timeout makes the check of a faulty adapter faster.
 *
 * <p>If a call times out, the check interrupts the call, does not wait for its thread, and ends. A timeout is a
 * violation, except in a step of {@link #withOutage withOutage}. The check calls the first adapter on non-daemon
 * threads, as a {@code main} method does: a call that ignores its interruption keeps the JVM running until
 * {@code System.exit}. A build tool calls it, and a {@code main} method of your own has to call it. The check closes
 * every adapter that the factory returns, even one that it returns too late, and never throws an {@code Error} or an
 * exception of the adapter.
 *
 * <h2>Processes and threads</h2>
 *
 * When both adapters are closed, the check looks for processes that descend from this JVM and started during the check,
 * and for non-daemon threads in the thread groups in which it calls the adapters. It ignores processes that ran before,
 * processes that a step of {@link #withOutage withOutage} starts, and what those start. A process that anything else
 * starts during the check looks like the adapter's. Therefore, the factory should only create the adapter, and not also
 * a server for the test. The check does not see a thread of a pool that was created elsewhere.
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
         * @param adapter an adapter of the check, which may have been closed
         * @throws Exception if the step fails; this ends the outages, which is no violation, and the remaining rules
         *     about them are not tested
         */
        void run(A adapter) throws Exception;
    }

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final int READERS = 64;
    private static final long READING_NANOS = 100_000_000;

    private final Options<A> options;

    private PluginLifecycleContract(Options<A> options) {
        this.options = options;
    }

    /**
     * {@return the report of a check without further options: {@code of(adapterFactory, validConfig).check()}}
     *
     * @throws CancellationException if the calling thread is interrupted; its interrupt flag remains set
     */
    public static ContractReport check(
            Callable<? extends PluginLifecycle> adapterFactory, RuntimePluginConfig validConfig) {
        return of(adapterFactory, validConfig).check();
    }

    /**
     * {@return a check with a timeout of ten seconds, which {@link #check()} runs}
     *
     * @param <A> the type of the adapter
     * @param adapterFactory the adapter factory, which creates a new adapter each time it is called
     * @param validConfig a configuration that the adapter accepts
     */
    public static <A extends PluginLifecycle> PluginLifecycleContract<A> of(
            Callable<? extends A> adapterFactory, RuntimePluginConfig validConfig) {
        return new PluginLifecycleContract<>(
                new Options<>(adapterFactory, validConfig, DEFAULT_TIMEOUT, null, List.of(), new Secrets(List.of())));
    }

    /**
     * {@return a check with another timeout; more than 10,000 days count as 10,000 days}
     *
     * @throws IllegalArgumentException if {@code timeout} is zero or negative
     */
    public PluginLifecycleContract<A> withTimeout(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout must not be null");
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be more than zero: " + timeout);
        }
        return new PluginLifecycleContract<>(options.withTimeout(timeout));
    }

    /** {@return a check that also verifies that the adapter rejects this configuration; it replaces an earlier one} */
    public PluginLifecycleContract<A> withInvalidConfig(RuntimePluginConfig invalidConfig) {
        Objects.requireNonNull(invalidConfig, "invalidConfig must not be null");
        return new PluginLifecycleContract<>(options.withInvalidConfig(invalidConfig));
    }

    /**
     * Returns a check that also takes a server down and brings it back. If this method is called several times, the
     * check runs the outages one after the other.
     *
     * <p>Both steps of the first outage run twice. The second time, {@code outage} gets the first adapter, which is
     * then shut down. The second adapter starts, and {@code repair} gets that one. {@code startup-partial} is only
     * tested if the outage affects the servers, and not just one adapter object. The steps of further outages run once.
     * Each step has the timeout, and a thread of its own. {@code repair} runs whenever {@code outage} was run, even if
     * that step failed. If the plugin is not usable before, neither step runs.
     *
     * <p>An outage has to last until {@code repair}. If the adapter restarts a process, killing that process is not an
     * outage. The repair has to bring back the server with the same tools.
     *
     * @param outage the step that takes a server of the adapter down
     * @param repair the step that brings that server back
     */
    public PluginLifecycleContract<A> withOutage(Step<? super A> outage, Step<? super A> repair) {
        Objects.requireNonNull(outage, "outage must not be null");
        Objects.requireNonNull(repair, "repair must not be null");
        return new PluginLifecycleContract<>(options.withOutage(new Outage<>(call(outage), call(repair))));
    }

    private static <A> Function<A, Callable<?>> call(Step<? super A> step) {
        return adapter -> () -> {
            step.run(adapter);
            return null;
        };
    }

    /**
     * Returns a check that also verifies that no answer of the adapter, and no message of an exception, contains a
     * secret. The report does not contain it either.
     *
     * @param secrets the secrets, such as a password; they replace those of an earlier call
     * @throws IllegalArgumentException if a secret is blank
     */
    public PluginLifecycleContract<A> withSecrets(String... secrets) {
        Objects.requireNonNull(secrets, "secrets must not be null");
        return new PluginLifecycleContract<>(options.withSecrets(new Secrets(Arrays.asList(secrets))));
    }

    /**
     * {@return the report of a run of this check, with a finding for each rule}
     *
     * @throws CancellationException if the calling thread is interrupted; its interrupt flag remains set
     */
    public ContractReport check() {
        Await await = new Await(options.timeout().toNanos());
        return new Check<>(options, InstantSource.system(), await, READERS, READING_NANOS).run();
    }
}
