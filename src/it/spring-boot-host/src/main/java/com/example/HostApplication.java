package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A host with one plugin. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HostApplication implements WebMvcConfigurer {

    public static void main(String[] args) {
        SpringApplication.run(HostApplication.class, args);
    }

    /**
     * {@return the plugin} Spring closes it, because it is an {@link AutoCloseable}. It closes no element of a list or
     * map, so several plugins need a bean each, or a bean that closes them.
     */
    @Bean
    PluginLifecycle plugin() {
        return new InMemoryPlugin(
                "search-plugin",
                List.of(
                        ServerHealth.healthy("alpha", List.of("search")),
                        ServerHealth.healthy("beta", List.of("write"))),
                new DiscoveryResult(List.of(new ToolInfo("search"), new ToolInfo("write")), List.of(), false));
    }

    /** Reads a status in a request by its wire name. Without this converter, Spring reads only {@code FAILED}. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ServerStatus.class, ServerStatus::fromWireName);
    }
}
