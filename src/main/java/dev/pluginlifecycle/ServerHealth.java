package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The health of one server behind a plugin, as the most recent probe found it.
 *
 * <p>Strings may be empty. A lone surrogate in a string is replaced by U+FFFD.
 *
 * @param serverName the server's name, not null; on the wire {@code server_name}
 * @param status the server's condition, not null; on the wire {@code status}
 * @param capabilities the names of what the server provides, usually of its tools, not null, copied to an unmodifiable
 *     list; of a failed server, what it provided when it last answered; on the wire {@code capabilities}
 * @param lastError a short text for a person that says what is wrong with the server, or null; on the wire
 *     {@code last_error}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServerHealth(
        @JsonProperty(value = "server_name", index = 0, required = true) @Wire.Required String serverName,
        @JsonProperty(value = "status", index = 1, required = true) @Wire.Required ServerStatus status,
        @JsonProperty(value = "capabilities", index = 2, required = true) @Wire.Required List<String> capabilities,
        @JsonProperty(value = "last_error", index = 3) @Wire.Nullable String lastError) {

    /**
     * Creates a server's health.
     *
     * @throws NullPointerException if a component other than {@code lastError}, or a capability, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ServerHealth {
        serverName = WellFormed.string("serverName", serverName);
        NonNull.value("status", status);
        capabilities = WellFormed.strings("capabilities", capabilities);
        lastError = WellFormed.nullableString(lastError);
    }

    /**
     * Creates the health of a server that works, with the status {@link ServerStatus#HEALTHY} and no error.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of what the server provides, not null
     * @return the health
     * @throws NullPointerException if an argument or a capability is null
     */
    public static ServerHealth healthy(String serverName, List<String> capabilities) {
        return new ServerHealth(serverName, ServerStatus.HEALTHY, capabilities, null);
    }

    /**
     * Creates the health of a server that is usable with restrictions, with the status {@link ServerStatus#DEGRADED}.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of what the server provides, not null
     * @param lastError what is wrong with the server, or null
     * @return the health
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth degraded(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.DEGRADED, capabilities, lastError);
    }

    /**
     * Creates the health of a server that cannot be used, with the status {@link ServerStatus#FAILED}.
     *
     * @param serverName the server's name, not null
     * @param capabilities the names of what the server provided when it last answered, empty if that is unknown, not
     *     null
     * @param lastError what is wrong with the server, or null
     * @return the health
     * @throws NullPointerException if {@code serverName}, {@code capabilities} or a capability is null
     */
    public static ServerHealth failed(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.FAILED, capabilities, lastError);
    }

    /**
     * Returns a text for {@code lastError} that describes an exception: {@code ConnectException: Connection refused}.
     *
     * <p>The text is the simple class name and the message of the first exception that has a message that is not blank,
     * along the causes. If none has one, it is the simple class name of the outermost exception:
     * {@code ClosedChannelException}. These wrappers are skipped if they have a cause:
     * {@link java.util.concurrent.ExecutionException}, {@link java.util.concurrent.CompletionException},
     * {@link java.lang.reflect.InvocationTargetException} and {@link java.lang.reflect.UndeclaredThrowableException}.
     * An anonymous class is named by its superclass.
     *
     * <p>White space and control characters are collapsed to one space, and the text is cut at 300 characters. It may
     * still contain a secret if the exception's message does.
     *
     * @param error the exception, not null
     * @return the text, neither null nor blank
     * @throws NullPointerException if {@code error} is null
     */
    public static String errorText(Throwable error) {
        return ErrorText.of(error);
    }

    /** {@return whether the server can be used: whether it is healthy or degraded} */
    public boolean isUsable() {
        return status != ServerStatus.FAILED;
    }
}
