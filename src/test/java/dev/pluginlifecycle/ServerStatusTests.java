package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
