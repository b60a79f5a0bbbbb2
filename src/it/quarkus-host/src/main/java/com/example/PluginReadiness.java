package com.example;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The host is ready while its plugin is usable. */
@Readiness
public class PluginReadiness implements HealthCheck {

    private final PluginLifecycle plugin;

    PluginReadiness(PluginLifecycle plugin) {
        this.plugin = plugin;
    }

    @Override
    public HealthCheckResponse call() {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        return HealthCheckResponse.named(healthcheck.pluginName())
                .status(healthcheck.state().isUsable())
                .withData("state", healthcheck.state().wireName())
                .build();
    }
}
