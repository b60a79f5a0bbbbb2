package dev.pluginlifecycle;

/** Thrown by an adapter that rejects a configuration, or that cannot shut down. */
public class PluginLifecycleException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception without a cause.
     *
     * @param message a text for a person that says what is wrong, or null
     */
    public PluginLifecycleException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message a text for a person that says what is wrong, or null
     * @param cause the cause, or null
     */
    public PluginLifecycleException(String message, Throwable cause) {
        super(message, cause);
    }
}
