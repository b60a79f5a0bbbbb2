package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DegradedModeTests {

    @Test
    void lostToolsAreUnavailableAndNotAvailableEachOnce() {
        DegradedMode mode = new DegradedMode(
                List.of("search", "read"), List.of("write", "read", "write", "delete"), "1 servers healthy");
        assertThat(mode.lostTools()).containsExactly("write", "delete").isUnmodifiable();
    }
}
