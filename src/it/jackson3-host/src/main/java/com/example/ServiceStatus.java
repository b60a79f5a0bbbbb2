package com.example;

import dev.pluginlifecycle.PluginHealthcheck;

/**
 * The host's own record, with a healthcheck inside it.
 *
 * @param serviceName the service that reports
 * @param maintenanceNote a note of its operators, or null
 * @param pluginHealth the health of its plugin
 */
public record ServiceStatus(String serviceName, String maintenanceNote, PluginHealthcheck pluginHealth) {}
