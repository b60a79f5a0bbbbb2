package dev.pluginlifecycle;

/** Thrown by an adapter that rejects a configuration or cannot shut down. */
public class PluginLifecycleException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception without a cause.
     *
     * @param message a human-readable reason, or null
     */
    public PluginLifecycleException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message a human-readable reason, or null
     * @param cause the cause, or null
     */
    public PluginLifecycleException(String message, Throwable cause) {
        super(message, cause);
    }
}
