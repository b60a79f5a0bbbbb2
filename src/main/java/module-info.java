/**
 * A small library that models the health and lifecycle of plugins backed by one or more servers.
 *
 * <p>The model needs {@code jackson-annotations} only, which Jackson 2 and Jackson 3 share. Only
 * {@link dev.pluginlifecycle.json.StrictJson} uses the databind of Jackson 2, and a module that calls it has to require
 * {@code com.fasterxml.jackson.databind} itself.
 */
module dev.pluginlifecycle {
    requires com.fasterxml.jackson.annotation;
    // Static and not transitive: a host on Jackson 3 has no databind 2, and its modules must resolve all the same.
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;

    exports dev.pluginlifecycle;
    exports dev.pluginlifecycle.json;
    exports dev.pluginlifecycle.testing;
}
