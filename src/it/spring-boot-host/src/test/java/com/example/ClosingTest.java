package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class ClosingTest {

    /** Replaces the plugin of the host with one that counts its shutdowns, and adds a list with another. */
    static class CountingConfiguration {
        @Bean
        PluginLifecycle plugin() {
            return new CountingPlugin();
        }

        @Bean
        List<PluginLifecycle> morePlugins() {
            return List.of(new CountingPlugin());
        }
    }

    static final class CountingPlugin implements PluginLifecycle {
        private int shutdowns;

        @Override
        public void validateConfig(RuntimePluginConfig config) {}

        @Override
        public PluginHealthcheck healthcheck() {
            return PluginHealthcheck.fromServers("counting", List.of());
        }

        @Override
        public DiscoveryResult discover() {
            return DiscoveryResult.empty();
        }

        @Override
        public void shutdown() {
            shutdowns++;
        }
    }

    @Test
    void closeStopsPlugin() {
        Host host = Host.start();
        PluginLifecycle plugin = host.bean(PluginLifecycle.class);
        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Healthy());

        host.close();

        assertThat(plugin.healthcheck().state()).isEqualTo(new PluginState.Stopped());
    }

    @Test
    void closeShutsDownPluginOnceAndNoElementOfList() {
        ConfigurableApplicationContext context = SpringApplication.run(
                new Class<?>[] {HostApplication.class, CountingConfiguration.class},
                new String[] {"--server.port=0", "--spring.main.allow-bean-definition-overriding=true"});
        CountingPlugin plugin = context.getBean(CountingPlugin.class);
        CountingPlugin element = (CountingPlugin) context.getBean("morePlugins", List.class).get(0);
        assertThat(plugin.shutdowns).isZero();

        context.close();

        assertThat(plugin.shutdowns).isEqualTo(1);
        assertThat(element.shutdowns).isZero();
    }
}
