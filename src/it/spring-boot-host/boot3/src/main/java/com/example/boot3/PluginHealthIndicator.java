package com.example.boot3;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Reports the health of the plugin at {@code /actuator/health}: HTTP status 200 while it is usable, otherwise 503. */
@Component
public class PluginHealthIndicator implements HealthIndicator {

    /** Some servers work. {@code application.properties} defines the order of this status among the others. */
    private static final Status DEGRADED = new Status("DEGRADED");

    private final PluginLifecycle plugin;

    PluginHealthIndicator(PluginLifecycle plugin) {
        this.plugin = plugin;
    }

    @Override
    public Health health() {
        PluginHealthcheck healthcheck = plugin.healthcheck();
        return Health.status(statusOf(healthcheck.state())).withDetail("healthcheck", healthcheck).build();
    }

    private static Status statusOf(PluginState state) {
        if (state instanceof PluginState.Healthy) {
            return Status.UP;
        }
        return state instanceof PluginState.Degraded ? DEGRADED : Status.DOWN;
    }
}
