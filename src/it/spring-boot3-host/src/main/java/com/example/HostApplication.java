package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** A host with one plugin. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HostApplication {

    public static void main(String[] args) {
        SpringApplication.run(HostApplication.class, args);
    }

    @Bean
    PluginLifecycle plugin() {
        return new InMemoryPlugin(
                "search-plugin",
                List.of(
                        ServerHealth.healthy("alpha", List.of("search")),
                        ServerHealth.failed("beta", List.of("write"), "connection refused")),
                new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), true));
    }
}
