package com.example;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.pluginlifecycle.PluginState;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Discriminator;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Completes the OpenAPI document at {@code /v3/api-docs}. */
@Configuration
@ConditionalOnClass(OpenApiCustomizer.class)
class OpenApiConfiguration {

    /** Maps {@code degraded} to the schema {@code Degraded}. Otherwise, clients expect {@code Degraded} in JSON. */
    @Bean
    OpenApiCustomizer stateMapping() {
        return document -> {
            Discriminator discriminator = document.getComponents().getSchemas().get("PluginState").getDiscriminator();
            for (Class<?> state : PluginState.class.getPermittedSubclasses()) {
                String wireName = state.getAnnotation(JsonTypeName.class).value();
                discriminator.mapping(wireName, Components.COMPONENTS_SCHEMAS_REF + state.getSimpleName());
            }
        };
    }
}
