package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.pluginlifecycle.RuntimePluginConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

class AppTest {

    @EnableConfigurationProperties(App.class)
    static class Binding {}

    @Test
    void pluginsWhenSomePropertiesAreSetContainsThem() {
        assertThat(pluginsOf(
                        "--app.plugins.enabled-plugins.search-plugin=true",
                        "--app.plugins.enabled-plugins.[com.example.Notes]=false",
                        "--app.plugins.external-directories=/opt/plugins,/srv/plugins",
                        "--app.plugins.max-output-tokens=4000"))
                .isEqualTo(new RuntimePluginConfig(
                        Map.of("search-plugin", true, "com.example.Notes", false),
                        List.of("/opt/plugins", "/srv/plugins"),
                        null,
                        null,
                        null,
                        4000L));
    }

    @Test
    void pluginsWhenOnePropertyIsSetContainsIt() {
        assertThat(pluginsOf("--app.plugins.install-root=/opt"))
                .isEqualTo(RuntimePluginConfig.defaults().withInstallRoot("/opt"));
    }

    @Test
    void pluginsWhenNoPropertyIsSetReturnsDefaults() {
        assertThat(pluginsOf()).isEqualTo(RuntimePluginConfig.defaults());
    }

    @Test
    void pluginsWhenPropertyIsInvalidFailsStart() {
        assertThatException()
                .isThrownBy(() -> pluginsOf("--app.plugins.max-output-tokens=-1"))
                .havingRootCause()
                .withMessage("maxOutputTokens must be from 0 to 4294967295: -1");
    }

    private static RuntimePluginConfig pluginsOf(String... properties) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Binding.class).web(WebApplicationType.NONE).run(properties)) {
            return context.getBean(App.class).plugins();
        }
    }
}
