package com.example;

import dev.pluginlifecycle.RuntimePluginConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The host's properties.
 *
 * @param plugins the properties {@code app.plugins.*}; without {@code @DefaultValue}, null if there are none
 */
@ConfigurationProperties("app")
public record App(@DefaultValue RuntimePluginConfig plugins) {}
