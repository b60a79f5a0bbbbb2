package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginLifecycleEventTests {

    @ParameterizedTest
    @CsvSource({
        "CONFIG_VALIDATED, config_validated",
        "STARTUP_HEALTHY, startup_healthy",
        "STARTUP_DEGRADED, startup_degraded",
        "STARTUP_FAILED, startup_failed",
        "SHUTDOWN, shutdown"
    })
    void wireNameAndToStringAreSnakeCaseAndFromWireNameReadsThem(PluginLifecycleEvent event, String wireName) {
        assertThat(event.wireName()).isEqualTo(wireName);
        assertThat(event).hasToString(wireName);
        assertThat(PluginLifecycleEvent.fromWireName(wireName)).isSameAs(event);
    }
}
