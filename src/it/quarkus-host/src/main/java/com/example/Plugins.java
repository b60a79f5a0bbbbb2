package com.example;

import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.RuntimePluginConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the configuration and the plugin available for injection. The build logs that it skips a serializer for the
 * library's types, which is expected: Jackson reads their annotations at run time.
 */
final class Plugins {

    @Produces
    @Singleton
    RuntimePluginConfig config(PluginSettings settings) {
        return new RuntimePluginConfig(
                settings.enabledPlugins(),
                settings.externalDirectories().orElse(null),
                settings.installRoot().orElse(null),
                settings.registryPath().orElse(null),
                settings.bundledRoot().orElse(null),
                settings.maxOutputTokens().orElse(null));
    }

    @Produces
    @ApplicationScoped
    PluginLifecycle plugin(RuntimePluginConfig config) throws PluginLifecycleException {
        PluginLifecycle plugin = new SearchPlugin();
        plugin.validateConfig(config);
        return plugin;
    }

    /** Quarkus does not close a produced bean by itself. It calls this method when the application ends. */
    void close(@Disposes PluginLifecycle plugin) throws PluginLifecycleException {
        plugin.close();
    }
}
