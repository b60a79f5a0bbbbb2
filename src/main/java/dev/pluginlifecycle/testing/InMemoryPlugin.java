package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * A plugin without real servers, for the tests of a host.
 *
 * <p>The test sets the servers and the discovery. The plugin satisfies the contract of {@link PluginLifecycle} if they
 * match its rules: for example, the discovery has to be partial if one of several servers has failed. After a shutdown,
 * the plugin reports {@link PluginState.Stopped} with its servers, and offers nothing. This class is thread-safe.
 */
public final class InMemoryPlugin implements PluginLifecycle {

    private final String name;
    private final InstantSource clock;
    private List<ServerHealth> servers;
    private DiscoveryResult discovery;
    private String configError;
    private String shutdownError;
    private boolean stopped;

    /**
     * Creates a plugin whose healthchecks have the time of the system clock.
     *
     * @param name the plugin's name, not null; the contract does not allow a blank one
     * @param servers the servers that it reports, not null
     * @param discovery the tools and resources that it offers, not null
     * @throws NullPointerException if an argument or a server is null
     */
    public InMemoryPlugin(String name, List<ServerHealth> servers, DiscoveryResult discovery) {
        this(name, servers, discovery, InstantSource.system());
    }

    /**
     * Creates a plugin whose healthchecks have the time of a clock.
     *
     * @param name the plugin's name, not null; the contract does not allow a blank one
     * @param servers the servers that it reports, not null
     * @param discovery the tools and resources that it offers, not null
     * @param clock the clock, not null
     * @throws NullPointerException if an argument or a server is null
     */
    public InMemoryPlugin(String name, List<ServerHealth> servers, DiscoveryResult discovery, InstantSource clock) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.clock = Objects.requireNonNull(clock, "clock must not be null");
        setServers(servers);
        setDiscovery(discovery);
    }

    /**
     * Sets the servers that healthchecks list from now on, and from which they derive the state.
     *
     * @param servers the servers, not null
     * @throws NullPointerException if {@code servers} or a server is null
     */
    public synchronized void setServers(List<ServerHealth> servers) {
        // The constructor of a healthcheck rejects null and copies the list.
        this.servers = PluginHealthcheck.fromServers(name, servers).servers();
    }

    /**
     * Sets the tools and resources that the plugin offers.
     *
     * @param discovery the tools and resources, not null
     * @throws NullPointerException if {@code discovery} is null
     */
    public synchronized void setDiscovery(DiscoveryResult discovery) {
        this.discovery = Objects.requireNonNull(discovery, "discovery must not be null");
    }

    /**
     * Makes {@link #validateConfig validateConfig} reject every configuration from now on.
     *
     * @param message the message of the exception, or null to accept every configuration again
     */
    public synchronized void rejectConfig(String message) {
        configError = message;
    }

    /**
     * Makes {@link #shutdown()} fail from now on. This has no effect on a plugin that is already stopped.
     *
     * @param message the message of the exception, or null to succeed again
     */
    public synchronized void failShutdown(String message) {
        shutdownError = message;
    }

    @Override
    public synchronized void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
        Objects.requireNonNull(config, "config must not be null");
        if (configError != null) {
            throw new PluginLifecycleException(configError);
        }
    }

    @Override
    public synchronized PluginHealthcheck healthcheck() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(name, servers, clock);
        return stopped ? healthcheck.withState(new PluginState.Stopped()) : healthcheck;
    }

    @Override
    public synchronized DiscoveryResult discover() {
        return stopped ? new DiscoveryResult(List.of(), List.of(), false) : discovery;
    }

    @Override
    public synchronized void shutdown() throws PluginLifecycleException {
        if (stopped) {
            return;
        }
        if (shutdownError != null) {
            throw new PluginLifecycleException(shutdownError);
        }
        stopped = true;
    }
}
