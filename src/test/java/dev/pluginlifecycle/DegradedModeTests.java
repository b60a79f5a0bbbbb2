package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.NULL_AT_2;
import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static dev.pluginlifecycle.fixtures.Rejections.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DegradedModeTests {

    private static final List<String> NONE = List.of();

    static Stream<Arguments> nulls() {
        return Stream.of(
                rejection("availableTools", () -> new DegradedMode(null, NONE, "")),
                rejection("availableTools[2]", () -> new DegradedMode(NULL_AT_2, NONE, "")),
                rejection("unavailableTools", () -> new DegradedMode(NONE, null, "")),
                rejection("unavailableTools[2]", () -> new DegradedMode(NONE, NULL_AT_2, "")),
                rejection("reason", () -> new DegradedMode(NONE, NONE, null)));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void constructorRejectsNull(String place, ThrowingCallable call) {
        assertRejectsNull(place, call);
    }

    @Test
    void constructorCopiesTheLists() {
        List<String> tools = new ArrayList<>(List.of("a"));
        DegradedMode mode = new DegradedMode(tools, tools, "");
        tools.clear();
        assertThat(mode.availableTools()).containsExactly("a").isUnmodifiable();
        assertThat(mode.unavailableTools()).containsExactly("a").isUnmodifiable();
    }

    @Test
    void constructorReplacesLoneSurrogates() {
        assertThat(new DegradedMode(List.of("a\uD800"), List.of("b\uD800"), "c\uD800"))
                .isEqualTo(new DegradedMode(List.of("a\uFFFD"), List.of("b\uFFFD"), "c\uFFFD"));
    }

    @Test
    void lostToolsAreUnavailableAndNotAvailableEachOnce() {
        DegradedMode mode = new DegradedMode(
                List.of("search", "read"), List.of("write", "read", "write", "delete"), "1 servers healthy");
        assertThat(mode.lostTools()).containsExactly("write", "delete").isUnmodifiable();
    }

    @Test
    void lostToolsAreEmptyWhenEveryToolIsAvailable() {
        assertThat(new DegradedMode(List.of("read"), List.of("read"), "").lostTools()).isEmpty();
    }
}
