package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHealthTests {

    private static final List<String> TOOLS = List.of("search");

    @Test
    void healthyDegradedAndFailedSetTheStatus() {
        assertThat(ServerHealth.healthy("a", TOOLS))
                .isEqualTo(new ServerHealth("a", ServerStatus.HEALTHY, TOOLS, null));
        assertThat(ServerHealth.degraded("a", TOOLS, "e"))
                .isEqualTo(new ServerHealth("a", ServerStatus.DEGRADED, TOOLS, "e"));
        assertThat(ServerHealth.failed("a", TOOLS, "e"))
                .isEqualTo(new ServerHealth("a", ServerStatus.FAILED, TOOLS, "e"));
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY, true", "DEGRADED, true", "FAILED, false"})
    void isUsableIsFalseOnlyWhenFailed(ServerStatus status, boolean usable) {
        assertThat(new ServerHealth("a", status, TOOLS, null).isUsable()).isEqualTo(usable);
    }
}
