package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStatusTests {

    @ParameterizedTest
    @CsvSource({"HEALTHY, healthy", "DEGRADED, degraded", "FAILED, failed"})
    void wireNameIsSnakeCaseAndToString(ServerStatus status, String wireName) {
        assertThat(status.wireName()).isEqualTo(wireName);
        assertThat(status).hasToString(wireName);
        assertThat(ServerStatus.fromWireName(wireName)).isSameAs(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Healthy", "HEALTHY", "", " healthy", "0", "ok"})
    void otherNamesAreRefusedWithTheExpectedOnes(String wireName) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerStatus.fromWireName(wireName))
                .withMessage("unknown server status \"%s\" (expected one of healthy, degraded, failed)", wireName);
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> ServerStatus.fromWireName(null))
                .withMessage("wireName must not be null");
    }
}
