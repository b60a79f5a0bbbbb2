package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStatusTests {

    @ParameterizedTest
    @ValueSource(strings = {"Healthy", "HEALTHY", "", " healthy", "0", "ok"})
    void fromWireNameRejectsAnUnknownNameAndListsTheKnownNames(String wireName) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerStatus.fromWireName(wireName))
                .withMessage("unknown server status \"%s\" (expected one of healthy, degraded, failed)", wireName);
    }

    @Test
    void readValueRejectsALongStatusWithAShortMessage() {
        String json = "{\"server_name\":\"a\",\"status\":\"" + "x".repeat(10_000_000) + "\",\"capabilities\":[]}";
        assertThatThrownBy(() -> new ObjectMapper().readValue(json, ServerHealth.class))
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(1_000));
    }
}
