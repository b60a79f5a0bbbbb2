package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A step in the life of a plugin that a host may log, count or announce. */
public enum PluginLifecycleEvent {

    /** The configuration was found valid; on the wire {@code config_validated}. */
    CONFIG_VALIDATED("config_validated"),

    /** Start-up ended with every server healthy; on the wire {@code startup_healthy}. */
    STARTUP_HEALTHY("startup_healthy"),

    /** Start-up ended with a part of the servers usable; on the wire {@code startup_degraded}. */
    STARTUP_DEGRADED("startup_degraded"),

    /** Start-up ended with nothing usable; on the wire {@code startup_failed}. */
    STARTUP_FAILED("startup_failed"),

    /** The plugin was shut down; on the wire {@code shutdown}. */
    SHUTDOWN("shutdown");

    private static final WireNames<PluginLifecycleEvent> BY_WIRE_NAME =
            new WireNames<>("plugin lifecycle event", values(), PluginLifecycleEvent::wireName);

    private final String wireName;

    PluginLifecycleEvent(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the name in JSON, in snake_case} */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * Finds the event with a wire name.
     *
     * @param wireName the exact wire name
     * @return the event, never null
     * @throws NullPointerException if {@code wireName} is null
     * @throws IllegalArgumentException if no event has this name, in this case
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
