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
     * {@return the status with the given name in JSON; case matters}
     *
     * @throws IllegalArgumentException if there is no status with this name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ServerStatus fromWireName(String wireName) {
        return Wire.constant("server status", values(), wireName);
    }

    /** {@return the wire name} */
    @Override
    public String toString() {
        return wireName;
    }
}
