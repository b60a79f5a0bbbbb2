/**
 * Typed states, derived health and one JSON form for plugins that are backed by servers.
 *
 * <p>The model needs {@code jackson-annotations} alone, which Jackson 2 and Jackson 3 share. Only
 * {@link dev.pluginlifecycle.json} touches Jackson 2's databind; a module that calls it requires
 * {@code com.fasterxml.jackson.databind} itself.
 */
module dev.pluginlifecycle {
    requires com.fasterxml.jackson.annotation;
    // Static and not transitive: a host on Jackson 3 has no databind 2, and must still resolve.
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;

    exports dev.pluginlifecycle;
    exports dev.pluginlifecycle.json;
    exports dev.pluginlifecycle.testing;
}
