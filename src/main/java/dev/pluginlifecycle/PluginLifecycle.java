package dev.pluginlifecycle;

/**
 * The interface between a host and a plugin. A class that implements it for one kind of plugin is an adapter.
 *
 * <p>There is no {@code start} method. An adapter starts its servers in its constructor, or at its first
 * {@link #healthcheck()} or {@link #discover()}. Until its servers have started, {@code healthcheck} reports
 * {@code Unconfigured}, {@code Validated}, {@code Starting}, or the health that the adapter already knows. Partial
 * failure is normal: an adapter reports a failed server in the healthcheck, and never by an exception.
 *
 * <p>While {@link #shutdown()} or {@link #close()} runs, {@code healthcheck} and {@code discover} still answer. During
 * that time, the state is {@code ShuttingDown}, and discovery offers the tools that still work, or none. After a
 * shutdown that returned, the state is always {@code Stopped}, with the servers as they were last seen, and discovery
 * offers nothing. After a shutdown that threw an exception, servers may still be running, so the state is not
 * {@code Stopped}, and the servers are listed as they are.
 *
 * <h2>Reports by situation</h2>
 *
 * A probe is one attempt to get an answer from a server. For a status, and for a state, the last row that applies
 * counts.
 *
 * <table>
 *   <caption>Reports by situation</caption>
 *   <tr><th>Situation<th>Report
 *   <tr><td>the server answers the probe, even with "method not found"
 *       <td>{@code HEALTHY}, since an answer is a sign of life
 *   <tr><td>the server answers slowly, works only in part, or unexpectedly offers nothing
 *       <td>{@code DEGRADED}, with the reason
 *   <tr><td>the server cannot be reached, does not answer within the timeout of the probe, or has ended
 *       <td>{@code FAILED}, with the reason
 *   <tr><td>the server requires a login, or rejects the credentials
 *       <td>{@code FAILED}, with the reason {@code authentication required: ...}
 *   <tr><td>the user has disabled the server
 *       <td>not in the list; if all servers are disabled, the host does not create the adapter
 *   <tr><td>the plugin cannot work without the server
 *       <td>a state that is derived with {@code requiredServers}
 *   <tr><td>the first connections are being made
 *       <td>{@code Starting}, or the health already known, until every server has answered or failed once
 *   <tr><td>the server has failed, for any of these reasons
 *       <td>the capabilities in its last answer, or none if it never answered
 *   <tr><td>the plugin is being shut down
 *       <td>{@code ShuttingDown}; {@code healthcheck} and {@code discover} still answer
 *   <tr><td>the plugin has been shut down
 *       <td>{@code Stopped}, with the servers as they were last seen; discovery offers nothing
 *   <tr><td>a shutdown threw an exception
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
 * finding for each id. MUST and MUST NOT have the meaning of RFC 2119. "The timeout" is that of the check, and "the
 * factory" is its function that creates adapters.
 *
 * <dl>
 *   <dt>{@code config-accepts-valid}
 *   <dd>An adapter MUST accept a valid configuration each time {@code validateConfig} is called.
 *       <i>A host may validate the configuration before each start, and cannot use a plugin that rejects a valid
 *       one.</i>
 *   <dt>{@code config-rejects-invalid}
 *   <dd>An adapter MUST reject an invalid configuration with a {@code PluginLifecycleException}.
 *       <i>The message is shown to the person who has to correct the config.</i>
 *   <dt>{@code startup-fresh}
 *   <dd>An adapter MUST be a new object for each call of the factory, and not report {@code Stopped} or
 *       {@code ShuttingDown} before it is shut down (a factory that throws, times out or returns null violates this
 *       too).
 *       <i>A host restarts a plugin by creating a new adapter.</i>
 *   <dt>{@code startup-ends}
 *   <dd>An adapter that has accepted a valid configuration MUST leave {@code Unconfigured}, {@code Validated} and
 *       {@code Starting} within the timeout after its first {@code healthcheck} and {@code discover}.
 *       <i>A host waits until start-up has ended before it uses a plugin.</i>
 *   <dt>{@code healthcheck-answers}
 *   <dd>An adapter MUST return a non-null healthcheck, not change the caller's interrupt flag, and never throw: it
 *       reports a failed probe as a {@code FAILED} server with an error text.
 *       <i>A host needs the health when a server is broken, and an exception would hide the servers that still
 *       work.</i>
 *   <dt>{@code healthcheck-stable-name}
 *   <dd>An adapter MUST report the same non-blank plugin name as the other adapters of its factory, in each
 *       healthcheck, also after a shutdown.
 *       <i>Hosts store, compare and show healthchecks by name.</i>
 *   <dt>{@code healthcheck-state-derived}
 *   <dd>An adapter MUST report {@code Healthy} and {@code Degraded} exactly as {@code fromServers} derives them from
 *       its servers; it may report {@code Failed} for a reason of its own.
 *       <i>If the state and the servers disagree, a host can rely on neither.</i>
 *   <dt>{@code healthcheck-unique-servers}
 *   <dd>An adapter MUST NOT list a duplicate or blank server name.
 *       <i>A server that is both healthy and failed cannot be compared with an earlier healthcheck.</i>
 *   <dt>{@code healthcheck-error-text}
 *   <dd>An adapter MUST report an error text for each failed or degraded server, and a reason for a {@code Failed}
 *       state; a blank text or the text {@code null} does not count.
 *       <i>A person who reads "failed" wants to know why.</i>
 *   <dt>{@code healthcheck-clock}
 *   <dd>An adapter MUST report {@code lastCheck} in seconds since the Unix epoch: not 0 after start-up, not later than
 *       the end of the call, and not earlier than in its previous healthcheck.
 *       <i>If {@code lastCheck} is in milliseconds or in the future, a dead plugin never looks stale.</i>
 *   <dt>{@code discovery-answers}
 *   <dd>An adapter MUST return a non-null discovery, never throw, and not change the caller's interrupt flag.
 *       <i>The tools of the working servers stay usable while another server is down.</i>
 *   <dt>{@code discovery-partial}
 *   <dd>An adapter MUST, before a shutdown, set {@code partial} to true if some but not all servers have failed, and to
 *       false if every server is healthy.
 *       <i>Otherwise, a host concludes that an unreachable tool was removed, or waits for a tool that will not come
 *       back.</i>
 *   <dt>{@code discovery-usable-tools}
 *   <dd>An adapter MUST NOT offer a tool that only failed servers provide.
 *       <i>A language model that is offered a tool may call it.</i>
 *   <dt>{@code discovery-unique-names}
 *   <dd>An adapter MUST NOT offer a duplicate or blank tool name or resource URI.
 *       <i>If two tools have the same name, it is unclear which one a call reaches.</i>
 *   <dt>{@code concurrent-reads}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} on several threads at once as it does on one,
 *       from its first call on.
 *       <i>A host's monitor and its requests call the adapter at the same time.</i>
 *   <dt>{@code outage-reported}
 *   <dd>An adapter MUST, within the timeout after a server goes down, list the server with a worse status than before,
 *       in a healthcheck whose {@code lastCheck} is not before the outage.
 *       <i>Otherwise, a host keeps sending calls to a server that is down.</i>
 *   <dt>{@code outage-recovered}
 *   <dd>An adapter MUST, within the timeout after a server comes back, list the server with its former status, and
 *       offer its former tools.
 *       <i>Otherwise, the host has to be restarted to use the server again.</i>
 *   <dt>{@code shutdown-stops}
 *   <dd>An adapter MUST, after a {@code shutdown} that returned, still answer calls, always report {@code Stopped}, and
 *       offer no tool; after a {@code shutdown} that threw, it MUST NOT report {@code Stopped}.
 *       <i>A host relies on the last state to know whether servers are still running.</i>
 *   <dt>{@code shutdown-idempotent}
 *   <dd>An adapter MUST return from a second {@code shutdown}, and then from {@code close}, if the first
 *       {@code shutdown} returned.
 *       <i>A shutdown hook and a {@code try} block may both shut down a plugin.</i>
 *   <dt>{@code shutdown-concurrent}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} while it shuts down, and allow two calls of
 *       {@code close} at once: both return if a single shutdown does.
 *       <i>A host's monitor does not know that another thread shuts down the plugin.</i>
 *   <dt>{@code shutdown-releases}
 *   <dd>An adapter MUST, within the timeout after a {@code shutdown} that returned, end all child processes and all
 *       non-daemon threads that it started.
 *       <i>A child process outlives the host, and a non-daemon thread keeps the host from ending.</i>
 *   <dt>{@code close-shuts-down}
 *   <dd>An adapter MUST stop on {@code close} as it does on {@code shutdown}.
 *       <i>Many hosts close a plugin with {@code try}-with-resources.</i>
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
     * {@return the health, from a new probe or from the most recent one, never null; the state is {@code Stopped} after
     * a shutdown that returned}
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
     * Shuts down the plugin. The default implementation calls {@link #shutdown()}.
     *
     * @throws PluginLifecycleException if servers may still be running
     */
    @Override
    default void close() throws PluginLifecycleException {
        shutdown();
    }
}
