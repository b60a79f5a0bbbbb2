/**
 * A small library that models the health and lifecycle of plugins backed by one or more servers.
 *
 * <p>The model needs only {@code jackson-annotations}, which Jackson 2 and Jackson 3 share.
 * {@link dev.pluginlifecycle.json.StrictJson} also needs the databind of Jackson 2. A module that calls
 * {@code StrictJson} must itself require {@code com.fasterxml.jackson.databind}.
 */
module dev.pluginlifecycle {
    requires com.fasterxml.jackson.annotation;
    // Static and not transitive, so that the modules of a host on Jackson 3, which has no databind 2, still resolve.
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;

    exports dev.pluginlifecycle;
    exports dev.pluginlifecycle.json;
    exports dev.pluginlifecycle.testing;
}
