package dev.pluginlifecycle;

/** Thrown by an adapter that rejects a configuration or cannot shut down. */
public class PluginLifecycleException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates an exception with a reason for a person, which may be null, and without a cause. */
    public PluginLifecycleException(String message) {
        super(message);
    }

    /** Creates an exception with a reason for a person and a cause, both of which may be null. */
    public PluginLifecycleException(String message, Throwable cause) {
        super(message, cause);
    }
}
