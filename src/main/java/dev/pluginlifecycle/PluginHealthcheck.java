package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The health of a plugin at one time: its state, its servers, and when they were probed.
 *
 * <p>The factories derive the state as {@link PluginState#fromServers(List, Set) PluginState.fromServers} does, and
 * read a clock. The constructor accepts any state. For example, an adapter that has shut down reports {@code Stopped}
 * and still lists its servers.
 *
 * <p>Duplicate server names are accepted, since JSON may contain them. An adapter must not list duplicates: see
 * {@link dev.pluginlifecycle.testing.Rule}.
 *
 * @param pluginName the plugin's name
 * @param state the plugin's state
 * @param servers the servers behind the plugin
 * @param lastCheck when the servers were probed, in whole seconds since the Unix epoch, 0 to 2^63-1: the time at which
 *     the probe began, or the oldest one if there were several
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PluginHealthcheck(
        @JsonProperty(value = "plugin_name", index = 0, required = true) @Wire.Required String pluginName,
        @JsonProperty(value = "state", index = 1, required = true) @Wire.Required PluginState state,
        @JsonProperty(value = "servers", index = 2, required = true) @Wire.Required List<ServerHealth> servers,
        @JsonProperty(value = "last_check", index = 3, required = true) @Wire.Required long lastCheck)
        implements Serializable {

    /**
     * Creates a healthcheck with any state.
     *
     * @throws IllegalArgumentException if {@code lastCheck} is negative
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public PluginHealthcheck {
        pluginName = Guard.string("pluginName", pluginName);
        Guard.notNull("state", state);
        servers = Guard.list("servers", servers);
        if (lastCheck < 0) {
            throw new IllegalArgumentException("lastCheck must not be negative: " + lastCheck);
        }
    }

    /** {@return a healthcheck with the time of this call, for servers probed just now} */
    public static PluginHealthcheck fromServers(String pluginName, List<ServerHealth> servers) {
        return fromServers(pluginName, servers, InstantSource.system());
    }

    /** {@return a healthcheck with required servers and the time of this call, for servers probed just now} */
    public static PluginHealthcheck fromServers(
            String pluginName, List<ServerHealth> servers, Set<String> requiredServers) {
        return fromServers(pluginName, servers, requiredServers, InstantSource.system());
    }

    /**
     * {@return a healthcheck with the time of the clock, such as {@code () -> begin} for a probe that began earlier; a
     * time before 1970 becomes 0, as in the Rust model}
     */
    public static PluginHealthcheck fromServers(String pluginName, List<ServerHealth> servers, InstantSource clock) {
        return fromServers(pluginName, servers, Set.of(), clock);
    }

    /** {@return a healthcheck with required servers and the time of the clock; a time before 1970 becomes 0} */
    public static PluginHealthcheck fromServers(
            String pluginName, List<ServerHealth> servers, Set<String> requiredServers, InstantSource clock) {
        // Copied first, because another thread may change the list: the state is derived from the servers that are
        // stored.
        List<ServerHealth> copy = Guard.list("servers", servers);
        PluginState state = PluginState.fromServers(copy, requiredServers);
        long now = Guard.notNull("clock", clock).instant().getEpochSecond();
        return new PluginHealthcheck(pluginName, state, copy, Math.max(0, now));
    }

    /** {@return a copy of this healthcheck with another state, and with the same servers and time} */
    public PluginHealthcheck withState(PluginState state) {
        return new PluginHealthcheck(pluginName, state, servers, lastCheck);
    }

    /** {@return the last server with the given name, or empty if there is none} */
    public Optional<ServerHealth> server(String serverName) {
        String name = Guard.string("serverName", serverName);
        return servers.stream().filter(server -> server.serverName().equals(name)).reduce((first, last) -> last);
    }

    /**
     * Derives the available and the unavailable tools of a degraded plugin.
     *
     * <p>The result lists the name of every discovered tool and every capability of every failed server. Its reason
     * contains the numbers of healthy and of failed servers. As in the Rust model, a degraded server counts as healthy:
     * the reason for two degraded servers is {@code 2 servers healthy, 0 servers failed}.
     *
     * <p>If the state is {@code Failed}, there is no degraded mode. The capabilities of all servers are lost.
     *
     * @param discovery the plugin's current tools and resources
     * @return the degraded mode, or empty if the state is not {@code Degraded}
     */
    public Optional<DegradedMode> degradedMode(DiscoveryResult discovery) {
        Guard.notNull("discovery", discovery);
        return state instanceof PluginState.Degraded degraded
                ? Optional.of(DegradedMode.of(degraded, discovery))
                : Optional.empty();
    }

    /** {@return the {@linkplain PluginState#startupEvent() start-up event} of the state, or empty} */
    public Optional<PluginLifecycleEvent> startupEvent() {
        return state.startupEvent();
    }

    /** {@return {@code lastCheck} as an instant, or {@link Instant#MAX} if {@code lastCheck} is later than that} */
    public Instant checkedAt() {
        return lastCheck > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(lastCheck);
    }

    /**
     * {@return whether this healthcheck is older than {@code maxAge} at {@code now}}
     *
     * <p>A healthcheck from the future is not stale: if {@code checkedAt()} is after {@code now}, it comes from another
     * clock. {@code lastCheck} is in whole seconds, so the computed age may be up to one second too high.
     *
     * @throws IllegalArgumentException if {@code maxAge} is negative
     */
    public boolean isStale(Instant now, Duration maxAge) {
        Guard.notNull("now", now);
        if (Guard.notNull("maxAge", maxAge).isNegative()) {
            throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
        }
        return Duration.between(checkedAt(), now).compareTo(maxAge) > 0;
    }
}
