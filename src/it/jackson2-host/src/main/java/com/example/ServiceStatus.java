package com.example;

import dev.pluginlifecycle.PluginHealthcheck;

/**
 * The host's own record, which contains a healthcheck.
 *
 * @param serviceName the name of the service
 * @param maintenanceNote a note from the operators, or null
 * @param pluginHealth the health of the service's plugin
 */
public record ServiceStatus(String serviceName, String maintenanceNote, PluginHealthcheck pluginHealth) {}
