package dev.pluginlifecycle;

/**
 * A plugin as its host sees it: the interface that an adapter implements.
 *
 * <p>There is no {@code start}. An adapter starts its servers when it is built, or at its first {@link #healthcheck()}
 * or {@link #discover()}. Before that, a healthcheck still answers: {@code Unconfigured}, {@code Validated},
 * {@code Starting}, or the health that the adapter knows. A plugin that is half broken is the normal case, so a broken
 * server is a value in the answer and never an exception.
 *
 * <p>While {@link #shutdown()} or {@link #close()} runs, {@code healthcheck} and {@code discover} still answer. The
 * plugin is {@code ShuttingDown} then, and discovery offers the tools that still work, or none. After a shutdown that
 * returned, the healthcheck always reports {@code Stopped}, with the servers as they were last seen, and discovery
 * offers nothing. After a shutdown that threw, something may still be running, so the healthcheck reports another state
 * than {@code Stopped}, with the servers as they are.
 *
 * <h2>What an adapter reports when</h2>
 *
 * Of several rows that fit, the last one counts.
 *
 * <table>
 *   <caption>What an adapter reports when</caption>
 *   <tr><th>Situation<th>Report
 *   <tr><td>the server answers the probe, even with "method not found"
 *       <td>{@code HEALTHY}: an answer is a sign of life
 *   <tr><td>it answers slowly, or a part of it does not work, or it offers nothing though it should
 *       <td>{@code DEGRADED}, with the reason
 *   <tr><td>connection refused, timeout, process ended
 *       <td>{@code FAILED}, with the reason
 *   <tr><td>it needs a login, or its credentials are rejected
 *       <td>{@code FAILED}, {@code authentication required: ...}
 *   <tr><td>the user switched it off
 *       <td>leave it out of the list; when all are off, do not build the adapter
 *   <tr><td>the plugin cannot do without it
 *       <td>derive the state with {@code requiredServers}
 *   <tr><td>the first connect is under way
 *       <td>the plugin is {@code Starting} until every server has answered or failed once
 *   <tr><td>nothing is known of what a failed server offers
 *       <td>no capabilities; after it has answered once, those of its last answer
 *   <tr><td>shutting down
 *       <td>{@code ShuttingDown}; both reads still answer
 *   <tr><td>shut down
 *       <td>{@code Stopped}, with the servers as they were last seen; nothing to discover
 *   <tr><td>a shutdown failed
 *       <td>not {@code Stopped}; the servers as they are
 * </table>
 *
 * <p>An error text is one short line for a person. It is shown, logged and sent on: no secrets, no stack traces, no
 * terminal escape sequences. {@link ServerHealth#errorText ServerHealth.errorText(exception)} is a start; raw output of
 * a child process is not.
 *
 * <h2>The contract</h2>
 *
 * {@link dev.pluginlifecycle.testing.PluginLifecycleContract PluginLifecycleContract} checks each of these rules, and
 * reports under its id. "The timeout" is that of the check.
 *
 * <dl>
 *   <dt>{@code config-accepts-valid}
 *   <dd>An adapter MUST accept a valid config, as often as it is asked.
 *       <i>A host may validate before each start, and cannot use a plugin that it cannot configure.</i>
 *   <dt>{@code config-rejects-invalid}
 *   <dd>An adapter MUST reject an invalid config with a {@code PluginLifecycleException}.
 *       <i>The message is shown to the person who has to correct the config.</i>
 *   <dt>{@code startup-fresh}
 *   <dd>An adapter MUST be new each time the factory is called: not shut down already, and not an adapter that was
 *       handed out before, nor {@code Stopped} or {@code ShuttingDown} until it is ended (a factory that throws,
 *       times out or returns null violates this too).
 *       <i>A host starts a plugin again by making a new adapter.</i>
 *   <dt>{@code startup-ends}
 *   <dd>An adapter MUST leave {@code Unconfigured}, {@code Validated} and {@code Starting} within the timeout, once
 *       it was given a valid config and asked for health and discovery.
 *       <i>A host waits for the end of the start before it uses a plugin.</i>
 *   <dt>{@code healthcheck-answers}
 *   <dd>An adapter MUST return a non-null healthcheck and never throw: a probe that fails is a {@code FAILED} server,
 *       with its error text; leave the caller's interrupt flag alone.
 *       <i>A host asks for health when something is broken, and an exception would hide the servers that still
 *       work.</i>
 *   <dt>{@code healthcheck-stable-name}
 *   <dd>An adapter MUST give the same non-blank plugin name each time, from every adapter, after the end too.
 *       <i>Hosts store, compare and show healthchecks by name.</i>
 *   <dt>{@code healthcheck-state-derived}
 *   <dd>An adapter MUST, when it reports healthy or degraded, report exactly what {@code fromServers} derives from
 *       its servers (a {@code Failed} may carry a policy's own reason).
 *       <i>If the state and the servers disagree, a host can rely on neither.</i>
 *   <dt>{@code healthcheck-unique-servers}
 *   <dd>An adapter MUST list each server name once, none blank.
 *       <i>A server that is healthy and failed at once cannot be compared with an earlier check.</i>
 *   <dt>{@code healthcheck-error-text}
 *   <dd>An adapter MUST give every failed or degraded server an error text, and a {@code Failed} state a reason,
 *       neither blank nor {@code null}.
 *       <i>A person who reads "failed" wants to know why.</i>
 *   <dt>{@code healthcheck-clock}
 *   <dd>An adapter MUST stamp {@code lastCheck} in whole seconds, never 0 once it has started, never later than the
 *       end of the call, never earlier than the stamp it gave before.
 *       <i>With milliseconds, or with a stamp from the future, a dead plugin never looks stale.</i>
 *   <dt>{@code discovery-answers}
 *   <dd>An adapter MUST return a non-null discovery and never throw; leave the caller's interrupt flag alone.
 *       <i>The tools of the working servers stay usable while another server is down.</i>
 *   <dt>{@code discovery-partial}
 *   <dd>An adapter MUST say {@code partial} when a server has failed and others have not, and not when every server
 *       is healthy.
 *       <i>Otherwise a host takes a tool that is out of reach for one that was removed, or waits for a tool that will
 *       not come.</i>
 *   <dt>{@code discovery-usable-tools}
 *   <dd>An adapter MUST NOT offer a tool that only failed servers provide.
 *       <i>A model that is offered a tool will call it.</i>
 *   <dt>{@code discovery-unique-names}
 *   <dd>An adapter MUST offer each tool name and each resource URI once, none blank.
 *       <i>A call names its tool; if two tools share a name, it is unclear which one is called.</i>
 *   <dt>{@code concurrent-reads}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} from several threads at once, from its first
 *       call on, as it answers one.
 *       <i>The monitor and the requests of a host ask at the same time.</i>
 *   <dt>{@code outage-reported}
 *   <dd>An adapter MUST report a server that goes down within the timeout, in a healthcheck stamped not before the
 *       outage: listed and not {@code HEALTHY}.
 *       <i>A host that is not informed keeps sending calls to a server that is down.</i>
 *   <dt>{@code outage-recovered}
 *   <dd>An adapter MUST report a server that comes back within the timeout, with the tools it had.
 *       <i>Otherwise the host has to be restarted to use the server again.</i>
 *   <dt>{@code shutdown-stops}
 *   <dd>An adapter MUST report {@code Stopped} for good, still answer, and offer no tool, after a {@code shutdown}
 *       that returned, and not report {@code Stopped} after one that threw.
 *       <i>A host logs the last state, and must not forget servers that still run.</i>
 *   <dt>{@code shutdown-idempotent}
 *   <dd>An adapter MUST accept a second {@code shutdown}, and {@code close} after it.
 *       <i>A shutdown hook and a {@code try} block may both end a plugin.</i>
 *   <dt>{@code shutdown-concurrent}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} while it shuts down, and accept two ends at
 *       once, where it accepts one: when one returns, so does the other.
 *       <i>A host's monitor does not know that another thread ends the plugin.</i>
 *   <dt>{@code shutdown-releases}
 *   <dd>An adapter MUST leave no child process and no non-daemon thread that it started running.
 *       <i>A child process outlives the host, and a non-daemon thread keeps the host from ending.</i>
 *   <dt>{@code close-shuts-down}
 *   <dd>An adapter MUST stop on {@code close} where it does on {@code shutdown}.
 *       <i>Many hosts end a plugin with {@code try}-with-resources.</i>
 * </dl>
 */
public interface PluginLifecycle extends AutoCloseable {

    /**
     * Judges a configuration. Starts nothing and keeps nothing running. It may be called again, and after the end too.
     *
     * @param config the configuration, not null
     * @throws PluginLifecycleException if the plugin cannot work with {@code config}; the message names the reason
     */
    void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException;

    /**
     * {@return the current health, or the result of the most recent check, never null; after a shutdown that returned,
     * {@code Stopped}}
     */
    PluginHealthcheck healthcheck();

    /** {@return the tools and resources of the servers that are not down, never null; after the end none} */
    DiscoveryResult discover();

    /**
     * Stops the plugin and its servers. After a call that returned, another one does nothing.
     *
     * @throws PluginLifecycleException if something may still be running
     */
    void shutdown() throws PluginLifecycleException;

    /**
     * Shuts the plugin down.
     *
     * @throws PluginLifecycleException if something may still be running
     */
    @Override
    default void close() throws PluginLifecycleException {
        shutdown();
    }
}
