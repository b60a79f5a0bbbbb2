package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pluginlifecycle.testing.WireContract;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MapperTest {

    @Test
    void mapperOfSpringKeepsWireForm() {
        try (Host host = Host.start()) {
            JsonMapper mapper = host.bean(JsonMapper.class);

            assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
        }
    }

    @Test
    void databindOfJackson2IsAbsent() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName("com.fasterxml.jackson.databind.ObjectMapper"));
    }
}
