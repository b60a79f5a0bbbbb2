package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The status of one server behind a plugin, as the most recent probe found it. */
public enum ServerStatus {

    /** The server answers and works; on the wire {@code healthy}. */
    HEALTHY("healthy"),

    /** The server is usable with restrictions: it is slow or works only in part; on the wire {@code degraded}. */
    DEGRADED("degraded"),

    /** The server cannot be used; on the wire {@code failed}. */
    FAILED("failed");

    private static final Wire.Names<ServerStatus> BY_WIRE_NAME =
            new Wire.Names<>("server status", values(), ServerStatus::wireName);

    private final String wireName;

    ServerStatus(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the wire name: the name in JSON, in snake_case} */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * Returns the status with the given wire name.
     *
     * @param wireName the wire name, not null
     * @return the status, never null
     * @throws NullPointerException if {@code wireName} is null
     * @throws IllegalArgumentException if there is no status with this name; names are case-sensitive
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ServerStatus fromWireName(String wireName) {
        return BY_WIRE_NAME.constant(wireName);
    }

    /** {@return the wire name} */
    @Override
    public String toString() {
        return wireName;
    }
}
