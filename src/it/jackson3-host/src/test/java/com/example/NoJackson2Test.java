package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoJackson2Test {

    @ParameterizedTest
    @ValueSource(strings = {"com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonFactory"})
    void loadingClassOfJackson2Throws(String name) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com/fasterxml/jackson/databind/", "com/fasterxml/jackson/core/"})
    void packageOfJackson2IsAbsent(String path) {
        assertThat(getClass().getClassLoader().resources(path)).isEmpty();
    }

    @Test
    void annotationsOfJackson2ArePresentOnce() {
        assertThat(getClass().getClassLoader().resources("com/fasterxml/jackson/annotation/JsonProperty.class"))
                .hasSize(1);
    }
}
