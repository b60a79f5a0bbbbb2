package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An event in the life of a plugin, for a host to log, count or publish. In JSON, it is the name of the constant in
 * lower case: {@code "startup_healthy"}.
 */
public enum PluginLifecycleEvent {

    /** The configuration was accepted: {@code validateConfig} returned. */
    CONFIG_VALIDATED("config_validated"),

    /** Start-up is over, and every server is healthy. */
    STARTUP_HEALTHY("startup_healthy"),

    /** Start-up is over, and the plugin works with restrictions. */
    STARTUP_DEGRADED("startup_degraded"),

    /** Start-up is over, and the plugin does not work. */
    STARTUP_FAILED("startup_failed"),

    /** The plugin has been shut down: its state is {@code Stopped}. */
    SHUTDOWN("shutdown");

    private final String wireName;

    PluginLifecycleEvent(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the name in JSON, such as {@code startup_healthy}} */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * {@return the event with the given name in JSON; case matters}
     *
     * @throws IllegalArgumentException if there is no event with this name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PluginLifecycleEvent fromWireName(String wireName) {
        return Wire.constant("plugin lifecycle event", values(), wireName);
    }

    /** {@return the wire name} */
    @Override
    public String toString() {
        return wireName;
    }
}
