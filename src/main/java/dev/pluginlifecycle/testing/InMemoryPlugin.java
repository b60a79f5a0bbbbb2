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
 * <p>It reports the servers and offers the discovery that it was given. It keeps the contract of
 * {@link PluginLifecycle} if these do: the discovery has to be partial, for example, when a server has failed. After
 * the end it reports {@link PluginState.Stopped} with its servers, and discovers nothing. All methods may be called by
 * several threads at once.
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
     * Creates a plugin that stamps its healthchecks by the system clock.
     *
     * @param name the plugin's name, not null
     * @param servers the servers that it reports, not null
     * @param discovery the tools and resources that it offers, not null
     * @throws NullPointerException if an argument or a server is null
     */
    public InMemoryPlugin(String name, List<ServerHealth> servers, DiscoveryResult discovery) {
        this(name, servers, discovery, InstantSource.system());
    }

    /**
     * Creates a plugin that stamps its healthchecks by the given clock.
     *
     * @param name the plugin's name, not null
     * @param servers the servers that it reports, not null
     * @param discovery the tools and resources that it offers, not null
     * @param clock the source of the time of each healthcheck, not null
     * @throws NullPointerException if an argument or a server is null
     */
    public InMemoryPlugin(String name, List<ServerHealth> servers, DiscoveryResult discovery, InstantSource clock) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.clock = Objects.requireNonNull(clock, "clock must not be null");
        setServers(servers);
        setDiscovery(discovery);
    }

    /**
     * Sets the servers from which the next healthcheck derives its state.
     *
     * @param servers the servers, not null
     * @throws NullPointerException if {@code servers} or a server is null
     */
    public synchronized void setServers(List<ServerHealth> servers) {
        // A healthcheck checks and copies them.
        this.servers = PluginHealthcheck.fromServers(name, servers).servers();
    }

    /**
     * Sets what the next discovery offers.
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
     * Makes {@link #shutdown()} fail from now on. A plugin that is stopped already stays so, and its shutdown returns.
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
