package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class PluginLifecycleExceptionTests {

    @Test
    void constructorWithAMessageSetsNoCause() {
        assertThatExceptionOfType(PluginLifecycleException.class)
                .isThrownBy(() -> {
                    throw new PluginLifecycleException("text");
                })
                .withMessage("text")
                .withNoCause();
    }

    @Test
    void constructorWithACauseSetsBoth() {
        Exception cause = new IllegalStateException("cause");
        assertThat(new PluginLifecycleException("text", cause)).hasMessage("text").hasCause(cause);
    }
}
