package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * The health of one server behind a plugin, as its last probe found it.
 *
 * <p>Strings may be empty. An unpaired surrogate in one is replaced by U+FFFD, since no JSON writer could
 * write it.
 *
 * @param serverName the server's name, not null; on the wire {@code server_name}
 * @param status the server's condition, not null; on the wire {@code status}
 * @param capabilities what the server provides, the names of its tools as a rule, not null, copied to an
 *     unmodifiable list; on the wire {@code capabilities}
 * @param lastError the text of the last error, or null; on the wire {@code last_error}
 */
@Wire.Type
public record ServerHealth(
        @JsonProperty(value = "server_name", index = 0) @Wire.Required String serverName,
        @JsonProperty(value = "status", index = 1) @Wire.Required ServerStatus status,
        @JsonProperty(value = "capabilities", index = 2) @Wire.Required List<String> capabilities,
        @JsonProperty(value = "last_error", index = 3) @Wire.Nullable String lastError) {

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if a component other than {@code lastError}, or a capability, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ServerHealth {
        serverName = WellFormed.required("serverName", serverName);
        Objects.requireNonNull(status, "status must not be null");
        capabilities = CheckedList.ofStrings("capabilities", capabilities);
        lastError = WellFormed.nullable(lastError);
    }

    /**
     * A server that answers as it should, without an error.
     *
     * @param serverName the server's name, not null
     * @param capabilities what the server provides, not null
     * @return the health, {@link ServerStatus#HEALTHY}
     * @throws NullPointerException if an argument or a capability is null
     */
    public static ServerHealth healthy(String serverName, List<String> capabilities) {
        return new ServerHealth(serverName, ServerStatus.HEALTHY, capabilities, null);
    }

    /**
     * A server that is usable, but not as it should be.
     *
     * @param serverName the server's name, not null
     * @param capabilities what the server provides, not null
     * @param lastError what is wrong with it, or null
     * @return the health, {@link ServerStatus#DEGRADED}
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth degraded(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.DEGRADED, capabilities, lastError);
    }

    /**
     * A server that cannot be used.
     *
     * @param serverName the server's name, not null
     * @param capabilities what the server would provide, not null
     * @param lastError what is wrong with it, or null
     * @return the health, {@link ServerStatus#FAILED}
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth failed(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.FAILED, capabilities, lastError);
    }
}
