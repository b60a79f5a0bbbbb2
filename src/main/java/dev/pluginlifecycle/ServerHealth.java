package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;

/**
 * The health of one server behind a plugin, as the most recent probe found it.
 *
 * <p>Strings may be empty. A lone surrogate in a string is replaced by U+FFFD.
 *
 * @param serverName the server's name, not null; on the wire {@code server_name}
 * @param status the server's status, not null; on the wire {@code status}
 * @param capabilities the names of the server's capabilities, usually of its tools, not null, copied to an unmodifiable
 *     list; for a failed server, the capabilities in its last answer; on the wire {@code capabilities}
 * @param lastError a short, human-readable description of the server's fault, or null; on the wire {@code last_error}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServerHealth(
        @JsonProperty(value = "server_name", index = 0, required = true) @Wire.Required String serverName,
        @JsonProperty(value = "status", index = 1, required = true) @Wire.Required ServerStatus status,
        @JsonProperty(value = "capabilities", index = 2, required = true) @Wire.Required List<String> capabilities,
        @JsonProperty(value = "last_error", index = 3) @Wire.Nullable String lastError) implements Serializable {

    /**
     * Creates a server's health.
     *
     * @throws NullPointerException if a component other than {@code lastError}, or a capability, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ServerHealth {
        serverName = Guard.string("serverName", serverName);
        Guard.notNull("status", status);
        capabilities = Guard.strings("capabilities", capabilities);
        lastError = Guard.nullableString(lastError);
    }

    /**
     * Creates the health of a healthy server, without an error.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of its capabilities, not null
     * @return the health
     * @throws NullPointerException if an argument or a capability is null
     */
    public static ServerHealth healthy(String serverName, List<String> capabilities) {
        return new ServerHealth(serverName, ServerStatus.HEALTHY, capabilities, null);
    }

    /**
     * Creates the health of a degraded server, which is usable with restrictions.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of its capabilities, not null
     * @param lastError a short description of the fault, or null
     * @return the health
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth degraded(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.DEGRADED, capabilities, lastError);
    }

    /**
     * Creates the health of a failed server, which cannot be used.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of the capabilities in the server's last answer, empty if it never answered, not
     *     null
     * @param lastError a short description of the fault, or null
     * @return the health
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth failed(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.FAILED, capabilities, lastError);
    }

    /**
     * Returns a text for {@code lastError} that describes an exception, such as
     * {@code ConnectException: Connection refused}.
     *
     * <p>Exceptions of these types at the start of the chain of causes are skipped if they have a cause:
     * {@link java.util.concurrent.ExecutionException}, {@link java.util.concurrent.CompletionException},
     * {@link java.lang.reflect.InvocationTargetException} and {@link java.lang.reflect.UndeclaredThrowableException}.
     * The text is the simple class name and the message of the first remaining exception with a message that is not
     * blank. If none has one, it is only the simple class name of the first, such as {@code ClosedChannelException}.
     * For an anonymous class, the name of its superclass is used.
     *
     * <p>Each run of white space and control characters becomes one space. A text of more than 300 characters is cut
     * after at most 300, and {@code ...} is added. The text may contain a secret if the exception's message does.
     *
     * @param error the exception, not null
     * @return the text, neither null nor blank
     * @throws NullPointerException if {@code error} is null
     */
    public static String errorText(Throwable error) {
        return ErrorText.of(error);
    }

    /** {@return whether the server is usable, that is, healthy or degraded} */
    public boolean isUsable() {
        return status != ServerStatus.FAILED;
    }
}
