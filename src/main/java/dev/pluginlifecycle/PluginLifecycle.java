package dev.pluginlifecycle;

/**
 * A plugin as its host sees it: the interface that an adapter implements.
 *
 * <p>There is no {@code start}. An adapter starts its servers when it is built, or at its first {@code healthcheck}
 * or {@code discover}; before that, a healthcheck still answers ({@code Unconfigured}, {@code Validated},
 * {@code Starting}, or what it knows). A plugin that is half broken is the normal case, so a broken server is a
 * value in the answer and never an exception.
 *
 * <h2>The contract</h2>
 *
 * Each rule has an id, under which {@code dev.pluginlifecycle.contract.PluginLifecycleContract} checks it.
 *
 * <dl>
 *   <dt>{@code config-accepts-valid}
 *   <dd>An adapter MUST NOT throw from {@code validateConfig} for a valid config.
 *       <i>A host that cannot configure a plugin never learns anything else about it.</i>
 *   <dt>{@code healthcheck-answers}
 *   <dd>An adapter MUST return a non-null healthcheck and never throw: a probe that fails is a {@code FAILED} server,
 *       with its error text.
 *       <i>A host asks for health when something is broken; an exception then hides the servers that still work.</i>
 *   <dt>{@code healthcheck-stable-name}
 *   <dd>An adapter MUST give the same non-blank plugin name each time.
 *       <i>Hosts keep, compare and show healthchecks by it.</i>
 *   <dt>{@code healthcheck-state-derived}
 *   <dd>An adapter MUST, when it reports healthy or degraded, report exactly what {@code fromServers} derives from its
 *       servers (a {@code Failed} may carry a policy's own reason).
 *       <i>A state that disagrees with the servers beside it makes both worthless.</i>
 *   <dt>{@code healthcheck-unique-servers}
 *   <dd>An adapter MUST list each server name once.
 *       <i>A server that is healthy and failed at once cannot be compared with an earlier check.</i>
 *   <dt>{@code healthcheck-error-text}
 *   <dd>An adapter MUST give every failed or degraded server an error text.
 *       <i>Whoever reads "failed" asks why.</i>
 *   <dt>{@code healthcheck-clock}
 *   <dd>An adapter MUST stamp {@code lastCheck} in whole seconds, never later than the end of the call, never earlier
 *       than the stamp it gave before.
 *       <i>Milliseconds, or a stamp from the future, keep a dead plugin from ever looking stale.</i>
 *   <dt>{@code discovery-answers}
 *   <dd>An adapter MUST return a non-null discovery and never throw.
 *       <i>What the working servers offer stays usable while another one is down.</i>
 *   <dt>{@code discovery-partial}
 *   <dd>An adapter MUST say {@code partial} when a server has failed and others have not.
 *       <i>Otherwise a host takes a tool that is missing for one that was removed.</i>
 *   <dt>{@code discovery-usable-tools}
 *   <dd>An adapter MUST NOT offer a tool that only failed servers provide.
 *       <i>A model that is offered a tool will call it.</i>
 *   <dt>{@code discovery-unique-tools}
 *   <dd>An adapter MUST offer each tool name once.
 *       <i>A call names its tool; of two with one name, neither can be called.</i>
 *   <dt>{@code concurrent-reads}
 *   <dd>An adapter MUST answer {@code healthcheck} and {@code discover} from several threads at once.
 *       <i>A host's monitor and its requests ask at the same time.</i>
 *   <dt>{@code shutdown-stops}
 *   <dd>An adapter MUST, after a {@code shutdown} that returned, report {@code Stopped} and still answer.
 *       <i>A host reads the last state after the end, for its log.</i>
 *   <dt>{@code shutdown-idempotent}
 *   <dd>An adapter MUST accept a second {@code shutdown}.
 *       <i>A shutdown hook and a {@code try} block may both end a plugin.</i>
 *   <dt>{@code shutdown-failure-honest}
 *   <dd>An adapter MUST NOT report {@code Stopped} after a {@code shutdown} that threw.
 *       <i>Servers that still run would be forgotten.</i>
 *   <dt>{@code close-shuts-down}
 *   <dd>An adapter MUST stop on {@code close} where it does on {@code shutdown}.
 *       <i>Most hosts end a plugin with {@code try}-with-resources.</i>
 * </dl>
 */
public interface PluginLifecycle extends AutoCloseable {

    /**
     * Judges a configuration. Starts nothing and keeps nothing running; it may be called again.
     *
     * @param config the configuration, not null
     * @throws PluginLifecycleException if the plugin cannot work with {@code config}; the message says what is wrong
     */
    void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException;

    /**
     * {@return how the plugin is now, or was at its last check, never null; after a shutdown that returned,
     * {@code Stopped}}
     */
    PluginHealthcheck healthcheck();

    /** {@return what the plugin offers now, never null; what servers that are down would offer is left out} */
    DiscoveryResult discover();

    /**
     * Stops the plugin and its servers. After a call that returned, another does nothing.
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
