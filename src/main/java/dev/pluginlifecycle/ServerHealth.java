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
 * @param serverName the server's name
 * @param status the server's status
 * @param capabilities the names of the server's tools, as {@code discover} offers them, so with a prefix if they have
 *     one there; for a failed server, those that it last listed, or none if it never listed any
 * @param lastError the error text: a short line for a person about what is wrong with the server, without secrets; or
 *     null
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServerHealth(
        @JsonProperty(value = "server_name", index = 0, required = true) @Wire.Required String serverName,
        @JsonProperty(value = "status", index = 1, required = true) @Wire.Required ServerStatus status,
        @JsonProperty(value = "capabilities", index = 2, required = true) @Wire.Required List<String> capabilities,
        @JsonProperty(value = "last_error", index = 3) @Wire.Nullable String lastError) implements Serializable {

    /** Creates the health of a server. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ServerHealth {
        serverName = Guard.string("serverName", serverName);
        Guard.notNull("status", status);
        capabilities = Guard.strings("capabilities", capabilities);
        lastError = Guard.nullableString(lastError);
    }

    /** {@return the health of a healthy server, without an error text} */
    public static ServerHealth healthy(String serverName, List<String> capabilities) {
        return new ServerHealth(serverName, ServerStatus.HEALTHY, capabilities, null);
    }

    /** {@return the health of a degraded server, which is usable with restrictions} */
    public static ServerHealth degraded(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.DEGRADED, capabilities, lastError);
    }

    /** {@return the health of a failed server, which cannot be used} */
    public static ServerHealth failed(String serverName, List<String> capabilities, String lastError) {
        return new ServerHealth(serverName, ServerStatus.FAILED, capabilities, lastError);
    }

    /**
     * Returns an error text for an exception, such as {@code ConnectException: Connection refused}.
     *
     * <p>The method skips these wrappers at the start of the chain of causes, if they have a cause:
     * {@link java.util.concurrent.ExecutionException}, {@link java.util.concurrent.CompletionException},
     * {@link java.lang.reflect.InvocationTargetException} and {@link java.lang.reflect.UndeclaredThrowableException}.
     * Then it looks for the first exception whose message is not blank. The text is its simple class name and its
     * message. If no exception has a message, the text is the simple class name of the first one, such as
     * {@code ClosedChannelException}. For an anonymous class, the name of its superclass is used.
     *
     * <p>Each run of white space and control characters becomes one space. A text of more than 300 characters is cut
     * after at most 300, and {@code ...} is added. The text contains a secret if the exception's message does. This
     * method also returns a text if {@code getMessage} throws.
     *
     * @param error the exception
     * @return the text, not blank
     */
    public static String errorText(Throwable error) {
        return ErrorText.of(error);
    }

    /** {@return whether the server is usable, that is, healthy or degraded} */
    public boolean isUsable() {
        return status != ServerStatus.FAILED;
    }
}
