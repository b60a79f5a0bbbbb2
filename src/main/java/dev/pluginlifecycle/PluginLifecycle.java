package dev.pluginlifecycle;

/**
 * The interface between a host and a plugin. A class that implements it for one kind of plugin is an adapter.
 *
 * <h2>The life of an adapter</h2>
 *
 * <p>An adapter gets its own settings, such as addresses and keys, in its constructor. There is no {@code start}
 * method: an adapter starts its servers, or connects to them, at the first {@link #healthcheck()} or
 * {@link #discover()}. It may do so in its constructor, but this delays the host. It never does so in
 * {@link #validateConfig validateConfig}.
 *
 * <p>{@code healthcheck} and {@code discover} are called from many threads, from the first call on, and both return
 * while {@link #shutdown()} or {@link #close()} runs. Two threads may call {@code close} at once. Partial failure is
 * normal: an adapter reports a failed server in the healthcheck, and never by an exception. After a successful
 * shutdown, an adapter is not started again. A host that restarts a plugin creates a new adapter.
 *
 * <p>{@link dev.pluginlifecycle.testing.Rule Rule} lists the rules for an adapter with their reasons, and
 * {@link dev.pluginlifecycle.testing.PluginLifecycleContract PluginLifecycleContract} checks them in a test.
 *
 * <h2>Status of a server</h2>
 *
 * A probe is one attempt to get a reply from a server. If several rows apply, the last of them counts.
 *
 * <table>
 *   <caption>Status of a server</caption>
 *   <tr><th>The server<th>Its status
 *   <tr><td>replies to the probe, and no other row applies. If the probe only asks for a sign of life, such as
 *           {@code ping} in MCP, "method not found" is a reply too
 *       <td>{@code HEALTHY}
 *   <tr><td>replies slowly, works only in part, or offers nothing although it should
 *       <td>{@code DEGRADED}, with an error text
 *   <tr><td>replies that it cannot serve (HTTP 500, {@code NOT_SERVING}, a web page instead of data), or its tools
 *           cannot be listed
 *       <td>{@code FAILED}, with an error text
 *   <tr><td>cannot be reached, does not reply in time, or has ended
 *       <td>{@code FAILED}, with an error text
 *   <tr><td>requires a login, or rejects the credentials (HTTP 401 and 403)
 *       <td>{@code FAILED}, with the error text {@code authentication required: ...}
 *   <tr><td>is switched off by the user
 *       <td>the server is not listed. If the whole plugin is switched off, the host does not create the adapter
 * </table>
 *
 * <p>The capabilities of a server are the names of its tools as {@code discover} offers them, with the adapter's prefix
 * if there is one, so that a host sees which tools are lost. A failed server keeps the capabilities that it last
 * listed, or has none if it never listed any.
 *
 * <h2>State of the plugin</h2>
 *
 * If several rows apply, the last of them counts.
 *
 * <table>
 *   <caption>State of the plugin</caption>
 *   <tr><th>The plugin<th>Its state
 *   <tr><td>runs
 *       <td>derived by {@link PluginState#fromServers(java.util.List) fromServers}
 *   <tr><td>runs, and needs certain servers
 *       <td>derived with {@code requiredServers}. If one of them has failed, {@code discover} still offers the tools of
 *           the others, but the host does not use them
 *   <tr><td>is starting: a server has no result yet
 *       <td>{@code Starting}, with the servers that have one; {@code partial} is true
 *   <tr><td>is being shut down
 *       <td>{@code ShuttingDown}, if it takes a while
 *   <tr><td>has been shut down
 *       <td>{@code Stopped}, with the servers as they were last seen; {@code discover} returns
 *           {@link DiscoveryResult#empty()}
 *   <tr><td>could not be shut down: {@code shutdown} threw an exception
 *       <td>any state but {@code Stopped}, with the servers as they are, since some may still run
 * </table>
 *
 * <p>{@code Unconfigured} and {@code Validated} are for an adapter that waits for a valid configuration. It remembers
 * that {@code validateConfig} accepted one, and starts its servers at the next {@code healthcheck} or {@code discover}.
 * Other adapters never report these states.
 *
 * <h2>Details</h2>
 *
 * <ul>
 *   <li>An error text, {@code lastError}, is one short line for a person. It is shown, logged and sent on, so it
 *       contains no secret, stack trace or control character.
 *       {@link ServerHealth#errorText ServerHealth.errorText(exception)} returns such a line, but the message of an
 *       exception may contain a secret. The raw output of a child process is not suitable.
 *   <li>{@code lastCheck} is the time at which the probe began: pass {@code () -> begin} to {@code fromServers} as the
 *       clock. If the servers are probed at different times, the oldest counts. Several calls may use one probe: an
 *       adapter may probe its servers at intervals, or keep a result for a while, and {@code healthcheck} and
 *       {@code discover} may share a probe.
 *   <li>A call may wait for a probe. A host waits for some seconds only, so a probe has a shorter timeout, and an
 *       adapter whose start takes longer returns {@code Starting} meanwhile.
 *   <li>An interrupted caller gets a result too, and its interrupt flag remains set.
 *   <li>A plugin that is loaded by a class loader of its own gets this library from the host (in Maven, the scope
 *       {@code provided}). Otherwise, the host does not recognize its types.
 * </ul>
 */
public interface PluginLifecycle extends AutoCloseable {

    /**
     * Judges the host's configuration: whether the plugin can work with it. This method applies no setting and starts
     * no server, and it may be called at any time and several times. A host does not create the adapter of a disabled
     * plugin, and an adapter may reject a configuration that disables its plugin.
     *
     * @param config the host's configuration, which is the same for all its plugins
     * @throws PluginLifecycleException if the plugin cannot work with {@code config}; the message says what to change
     */
    void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException;

    /** {@return the health, from a new probe or from the most recent one; never null, and never an exception} */
    PluginHealthcheck healthcheck();

    /**
     * {@return the tools and resources of the usable servers; {@code partial} is true while the plugin starts, and if
     * some but not all servers have failed}
     */
    DiscoveryResult discover();

    /**
     * Shuts down the plugin: ends the processes, threads and connections that the adapter started. After a successful
     * shutdown, further calls of {@code shutdown} and {@code close} have no effect.
     *
     * @throws PluginLifecycleException if something that the adapter started may still be running
     */
    void shutdown() throws PluginLifecycleException;

    /** Does the same as {@link #shutdown()}, which the default implementation calls, and throws the same exception. */
    @Override
    default void close() throws PluginLifecycleException {
        shutdown();
    }
}
