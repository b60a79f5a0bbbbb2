package dev.pluginlifecycle;

/** A configuration that an adapter refuses, or a shutdown that did not succeed. */
public class PluginLifecycleException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * An exception without a cause.
     *
     * @param message what went wrong, for a person to read, or null
     */
    public PluginLifecycleException(String message) {
        super(message);
    }

    /**
     * An exception that another one caused.
     *
     * @param message what went wrong, for a person to read, or null
     * @param cause what caused it, or null
     */
    public PluginLifecycleException(String message, Throwable cause) {
        super(message, cause);
    }
}
