package dev.pluginlifecycle;

/**
 * The interface through which a host uses a plugin. An adapter implements it.
 *
 * <p>There is no {@code start}. An adapter starts its servers when it is built, or at its first {@link #healthcheck()}
 * or {@link #discover()}. {@code healthcheck} also answers earlier: with {@code Unconfigured}, {@code Validated},
 * {@code Starting} or a known health. A half-broken plugin is normal, so a broken server is a value in the answer and
 * never an exception.
 *
 * <p>While {@link #shutdown()} or {@link #close()} runs, {@code healthcheck} and {@code discover} still answer. During
 * that time, the state is {@code ShuttingDown}, and discovery offers the tools that still work, or none. After a
 * shutdown that returned, the state is always {@code Stopped}, with the servers as they were last seen, and discovery
 * offers nothing. After a shutdown that threw an exception, servers may still be running, so the state is not
 * {@code Stopped}, and the servers are listed as they are.
 *
 * <h2>What an adapter reports when</h2>
 *
 * If several rows apply, the last one counts.
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
 *       <td>not in the list; if the user switched off all servers, the host does not create the adapter
 *   <tr><td>the plugin cannot work without the server
 *       <td>a state that is derived with {@code requiredServers}
 *   <tr><td>the first connections are being made
 *       <td>the plugin is {@code Starting} until every server has answered or failed once
 *   <tr><td>the server has failed, and it may never have answered
 *       <td>{@code FAILED}, with the reason and the capabilities in its last answer; without capabilities if it never
 *           answered
 *   <tr><td>shutting down
 *       <td>{@code ShuttingDown}; {@code healthcheck} and {@code discover} still answer
 *   <tr><td>shut down
 *       <td>{@code Stopped}, with the servers as they were last seen; discovery offers nothing
 *   <tr><td>a shutdown failed
 *       <td>a state other than {@code Stopped}, with the servers as they are
 * </table>
 *
 * <p>An error text is one short line for a person. It is shown, logged and passed on, so it must not contain secrets,
 * stack traces or terminal escape sequences. {@link ServerHealth#errorText ServerHealth.errorText(exception)} creates
 * such a line, except that the exception's message may contain a secret. The raw output of a child process is not
 * suitable.
 *
 * <h2>The contract</h2>
 *
 * {@link dev.pluginlifecycle.testing.PluginLifecycleContract PluginLifecycleContract} checks these rules and reports a
 * finding for each id. "The timeout" is the timeout of the check.
 *
 * <dl>
 *   <dt>{@code config-accepts-valid}
 *   <dd>An adapter MUST accept a valid config each time {@code validateConfig} is called.
 *       <i>A host may validate before each start, and cannot use a plugin that it cannot configure.</i>
 *   <dt>{@code config-rejects-invalid}
 *   <dd>An adapter MUST reject an invalid config with a {@code PluginLifecycleException}.
 *       <i>The message is shown to the person who has to correct the config.</i>
 *   <dt>{@code startup-fresh}
 *   <dd>An adapter MUST be new each time the factory is called: not one that the factory returned before, and neither
 *       {@code Stopped} nor {@code ShuttingDown} before it is shut down (a factory that throws, times out or returns
 *       null violates this too).
 *       <i>A host starts a plugin again by making a new adapter.</i>
 *   <dt>{@code startup-ends}
 *   <dd>An adapter MUST leave {@code Unconfigured}, {@code Validated} and {@code Starting} within the timeout, once
 *       {@code validateConfig}, {@code healthcheck} and {@code discover} have been called.
 *       <i>A host waits for the end of the start before it uses a plugin.</i>
 *   <dt>{@code healthcheck-answers}
 *   <dd>An adapter MUST return a non-null healthcheck, never throw, and not change the caller's interrupt flag: a
 *       failed probe is a {@code FAILED} server with an error text.
 *       <i>A host asks for health when something is broken, and an exception would hide the servers that still
 *       work.</i>
 *   <dt>{@code healthcheck-stable-name}
 *   <dd>An adapter MUST report the same non-blank plugin name each time, from every adapter, also after a shutdown.
 *       <i>Hosts store, compare and show healthchecks by name.</i>
 *   <dt>{@code healthcheck-state-derived}
 *   <dd>An adapter MUST report {@code Healthy} and {@code Degraded} exactly as {@code fromServers} derives them from
 *       its servers ({@code Failed} may have a reason of its own).
 *       <i>If the state and the servers disagree, a host can rely on neither.</i>
 *   <dt>{@code healthcheck-unique-servers}
 *   <dd>An adapter MUST list each server name once, and no blank name.
 *       <i>A server that is both healthy and failed cannot be compared with an earlier healthcheck.</i>
 *   <dt>{@code healthcheck-error-text}
 *   <dd>An adapter MUST report an error text for each failed or degraded server, and a reason for a {@code Failed}
 *       state, neither blank nor {@code null}.
 *       <i>A person who reads "failed" wants to know why.</i>
 *   <dt>{@code healthcheck-clock}
 *   <dd>An adapter MUST report {@code lastCheck} in whole seconds, not 0 once it has started, not later than the end of
 *       the call, and not earlier than in its previous answer.
 *       <i>If {@code lastCheck} is in milliseconds or in the future, a dead plugin never looks stale.</i>
 *   <dt>{@code discovery-answers}
 *   <dd>An adapter MUST return a non-null discovery, never throw, and not change the caller's interrupt flag.
 *       <i>The tools of the working servers stay usable while another server is down.</i>
 *   <dt>{@code discovery-partial}
 *   <dd>An adapter MUST set {@code partial} when some servers have failed and others have not, and clear it when every
 *       server is healthy.
 *       <i>Otherwise, a host concludes that an unreachable tool was removed, or waits for a tool that will not come
 *       back.</i>
 *   <dt>{@code discovery-usable-tools}
 *   <dd>An adapter MUST NOT offer a tool that only failed servers provide.
 *       <i>A model that is offered a tool will call it.</i>
 *   <dt>{@code discovery-unique-names}
 *   <dd>An adapter MUST offer each tool name and each resource URI once, and no blank one.
 *       <i>A call names its tool; if two tools share a name, it is unclear which one is called.</i>
 *   <dt>{@code concurrent-reads}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} on several threads at once as it does on one,
 *       from its first call on.
 *       <i>A host's monitor and its requests call the adapter at the same time.</i>
 *   <dt>{@code outage-reported}
 *   <dd>An adapter MUST report within the timeout that a server is down: listed, not {@code HEALTHY}, in a healthcheck
 *       whose {@code lastCheck} is not before the outage.
 *       <i>A host that is not informed keeps sending calls to a server that is down.</i>
 *   <dt>{@code outage-recovered}
 *   <dd>An adapter MUST report within the timeout that a server has come back, with the tools it had before.
 *       <i>Otherwise, the host has to be restarted to use the server again.</i>
 *   <dt>{@code shutdown-stops}
 *   <dd>An adapter MUST, after a {@code shutdown} that returned, always report {@code Stopped}, still answer, and offer
 *       no tool; after a {@code shutdown} that threw, it MUST NOT report {@code Stopped}.
 *       <i>A host logs the last state, and must know of servers that still run.</i>
 *   <dt>{@code shutdown-idempotent}
 *   <dd>An adapter MUST accept a second {@code shutdown}, and {@code close} after it.
 *       <i>A shutdown hook and a {@code try} block may both end a plugin.</i>
 *   <dt>{@code shutdown-concurrent}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} while it shuts down, and accept two calls of
 *       {@code close} at once: if one of them returns, so does the other.
 *       <i>A host's monitor does not know that another thread ends the plugin.</i>
 *   <dt>{@code shutdown-releases}
 *   <dd>An adapter MUST leave running no child process and no non-daemon thread that it started.
 *       <i>A child process outlives the host, and a non-daemon thread keeps the host from ending.</i>
 *   <dt>{@code close-shuts-down}
 *   <dd>An adapter MUST stop on {@code close} as it does on {@code shutdown}.
 *       <i>Many hosts end a plugin with {@code try}-with-resources.</i>
 * </dl>
 */
public interface PluginLifecycle extends AutoCloseable {

    /**
     * Validates a configuration. This method starts no servers. It may be called several times, also after a shutdown.
     *
     * @param config the configuration, not null
     * @throws PluginLifecycleException if the plugin cannot work with {@code config}; the message says why
     */
    void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException;

    /**
     * {@return the current health, or the result of the most recent check, never null; after a shutdown that returned,
     * {@code Stopped}}
     */
    PluginHealthcheck healthcheck();

    /** {@return the tools and resources of the usable servers, never null; none after a shutdown that returned} */
    DiscoveryResult discover();

    /**
     * Stops the plugin and its servers. Has no effect if an earlier call returned.
     *
     * @throws PluginLifecycleException if servers may still be running
     */
    void shutdown() throws PluginLifecycleException;

    /**
     * Shuts the plugin down.
     *
     * @throws PluginLifecycleException if servers may still be running
     */
    @Override
    default void close() throws PluginLifecycleException {
        shutdown();
    }
}
