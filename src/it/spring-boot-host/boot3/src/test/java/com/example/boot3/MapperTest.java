package com.example.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.HostApplication;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.testing.WireContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class MapperTest {

    @Test
    void mapperOfSpringKeepsWireForm() {
        try (ConfigurableApplicationContext host = SpringApplication.run(HostApplication.class, "--server.port=0")) {
            ObjectMapper mapper = host.getBean(ObjectMapper.class);

            assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
        }
    }
}
