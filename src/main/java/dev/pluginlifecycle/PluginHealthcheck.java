package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a plugin reports when it is asked how it is.
 *
 * <p>The factories derive the state from the servers. The constructor takes any state: an adapter that has
 * shut down reports {@code Stopped}, and still lists its servers.
 *
 * @param pluginName the plugin's name, not null; on the wire {@code plugin_name}
 * @param state where the plugin stands, not null; on the wire {@code state}
 * @param servers the servers behind the plugin, not null, copied to an unmodifiable list; on the wire
 *     {@code servers}
 * @param lastCheck when the servers were last probed, in whole seconds since the Unix epoch, 0 to 2^63-1; on
 *     the wire {@code last_check}
 */
@Wire.Type
public record PluginHealthcheck(
        @JsonProperty(value = "plugin_name", index = 0) @Wire.Required String pluginName,
        @JsonProperty(value = "state", index = 1) @Wire.Required PluginState state,
        @JsonProperty(value = "servers", index = 2) @Wire.Required List<ServerHealth> servers,
        @JsonProperty(value = "last_check", index = 3) @Wire.Required long lastCheck) {

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if a component or a server is null
     * @throws IllegalArgumentException if {@code lastCheck} is negative
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public PluginHealthcheck {
        pluginName = WellFormed.required("pluginName", pluginName);
        Objects.requireNonNull(state, "state must not be null");
        servers = CheckedList.ofServers("servers", servers);
        if (lastCheck < 0) {
            throw new IllegalArgumentException("lastCheck must not be negative: " + lastCheck);
        }
    }

    /**
     * A healthcheck of now, by the system clock, with the state that {@link PluginState#fromServers(List)} derives.
     *
     * @param pluginName the plugin's name, not null
     * @param servers the servers, not null
     * @return the healthcheck
     * @throws NullPointerException if an argument or a server is null
     */
    public static PluginHealthcheck fromServers(String pluginName, List<ServerHealth> servers) {
        return fromServers(pluginName, servers, InstantSource.system());
    }

    /**
     * A healthcheck of now, by the given clock, with the state that {@link PluginState#fromServers(List)} derives.
     *
     * @param pluginName the plugin's name, not null
     * @param servers the servers, not null
     * @param clock tells when the check was made, not null; a time before 1970 counts as 0, as in the Rust model
     * @return the healthcheck
     * @throws NullPointerException if an argument or a server is null
     */
    public static PluginHealthcheck fromServers(String pluginName, List<ServerHealth> servers, InstantSource clock) {
        return fromServers(pluginName, servers, Set.of(), clock);
    }

    /**
     * A healthcheck of now, by the given clock, with the state that {@link PluginState#fromServers(List, Set)} derives.
     *
     * @param pluginName the plugin's name, not null
     * @param servers the servers, not null
     * @param requiredServers the names of the servers that must not fail, not null
     * @param clock tells when the check was made, not null; a time before 1970 counts as 0, as in the Rust model
     * @return the healthcheck
     * @throws NullPointerException if an argument, a server or a name is null
     */
    public static PluginHealthcheck fromServers(
            String pluginName, List<ServerHealth> servers, Set<String> requiredServers, InstantSource clock) {
        // Copied before anything is derived: the state and the list must not tell of two different moments.
        List<ServerHealth> checked = CheckedList.ofServers("servers", servers);
        PluginState state = PluginState.fromServers(checked, requiredServers);
        long now = Objects.requireNonNull(clock, "clock must not be null").instant().getEpochSecond();
        return new PluginHealthcheck(pluginName, state, checked, Math.max(0, now));
    }

    /**
     * What is left and what is lost while the plugin is degraded.
     *
     * <p>A tool that a failed and a usable server both provide stands in both lists, as in the Rust model.
     *
     * @param discovery what the plugin offers now, not null
     * @return every discovered tool, every capability of the failed servers, and their count in words; empty when
     *     the state is not {@code Degraded}
     * @throws NullPointerException if {@code discovery} is null
     */
    public Optional<DegradedMode> degradedMode(DiscoveryResult discovery) {
        Objects.requireNonNull(discovery, "discovery must not be null");
        return state instanceof PluginState.Degraded degraded
                ? Optional.of(DegradedMode.of(degraded, discovery))
                : Optional.empty();
    }

    /** {@return how start-up ended, when the state ends it; else empty} */
    public Optional<PluginLifecycleEvent> startupEvent() {
        return state.startupEvent();
    }

    /** {@return {@code lastCheck} as an instant; {@link Instant#MAX} for seconds beyond it} */
    public Instant checkedAt() {
        return lastCheck > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(lastCheck);
    }

    /**
     * Tells whether this check is too old to be relied on.
     *
     * <p>Stamps are whole seconds, so an age may read up to a second too high. A check from the future is not
     * stale.
     *
     * @param now the time to compare with, not null
     * @param maxAge the age that is still accepted, zero or more, not null
     * @return whether the check is older than {@code maxAge} at {@code now}
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code maxAge} is negative
     */
    public boolean isStale(Instant now, Duration maxAge) {
        Objects.requireNonNull(now, "now must not be null");
        if (Objects.requireNonNull(maxAge, "maxAge must not be null").isNegative()) {
            throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
        }
        return Duration.between(checkedAt(), now).compareTo(maxAge) > 0;
    }
}
