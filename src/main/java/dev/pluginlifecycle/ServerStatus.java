package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The status of one server behind a plugin, as the most recent probe found it. In JSON, it is the name of the constant
 * in lower case: {@code "healthy"}.
 */
public enum ServerStatus {

    /** The server replies and works. */
    HEALTHY("healthy"),

    /** The server is usable with restrictions: it is slow, or works only in part. */
    DEGRADED("degraded"),

    /** The server cannot be used. */
    FAILED("failed");

    private static final Wire.Names<ServerStatus> BY_WIRE_NAME =
            new Wire.Names<>("server status", values(), ServerStatus::wireName);

    private final String wireName;

    ServerStatus(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the name in JSON, such as {@code healthy}} */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /**
     * Returns the status with the given name in JSON.
     *
     * @param wireName the name; case matters
     * @return the status
     * @throws IllegalArgumentException if there is no status with this name
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
