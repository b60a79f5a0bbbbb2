package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An event in the life of a plugin, for a host to log, count or publish. */
public enum PluginLifecycleEvent {

    /** The configuration was accepted; on the wire {@code config_validated}. */
    CONFIG_VALIDATED("config_validated"),

    /** Start-up ended, and every server is healthy; on the wire {@code startup_healthy}. */
    STARTUP_HEALTHY("startup_healthy"),

    /** Start-up ended, and the plugin works with restrictions; on the wire {@code startup_degraded}. */
    STARTUP_DEGRADED("startup_degraded"),

    /** Start-up failed; on the wire {@code startup_failed}. */
    STARTUP_FAILED("startup_failed"),

    /** The plugin has been shut down; on the wire {@code shutdown}. */
    SHUTDOWN("shutdown");

    private static final Wire.Names<PluginLifecycleEvent> BY_WIRE_NAME =
            new Wire.Names<>("plugin lifecycle event", values(), PluginLifecycleEvent::wireName);

    private final String wireName;

    PluginLifecycleEvent(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the wire name: the name in JSON, in snake_case} */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * Returns the event with the given wire name.
     *
     * @param wireName the wire name, not null
     * @return the event, never null
     * @throws NullPointerException if {@code wireName} is null
     * @throws IllegalArgumentException if there is no event with this name; names are case-sensitive
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PluginLifecycleEvent fromWireName(String wireName) {
        return BY_WIRE_NAME.constant(wireName);
    }

    /** {@return the wire name} */
    @Override
    public String toString() {
        return wireName;
    }
}
