package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WellFormedTests {

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("plain", "plain"),
                Arguments.of("\uD83D\uDE00", "\uD83D\uDE00"),
                Arguments.of("a\uD83D\uDE00b", "a\uD83D\uDE00b"),
                Arguments.of("\uD83D", "\uFFFD"),
                Arguments.of("\uDE00", "\uFFFD"),
                Arguments.of("cut \uD83D", "cut \uFFFD"),
                Arguments.of("\uDE00 cut", "\uFFFD cut"),
                Arguments.of("\uDE00\uD83D", "\uFFFD\uFFFD"),
                Arguments.of("\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
                Arguments.of("\uD83D\uDE00\uDE00", "\uD83D\uDE00\uFFFD"),
                Arguments.of("\uD83D\uDE00 a \uD83D b \uD83D\uDE00", "\uD83D\uDE00 a \uFFFD b \uD83D\uDE00"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void everyMethodReplacesLoneSurrogates(String given, String expected) {
        assertThat(WellFormed.string("s", given)).isEqualTo(expected);
        assertThat(WellFormed.nullableString(given)).isEqualTo(expected);
        assertThat(WellFormed.strings("s", List.of("a", given))).containsExactly("a", expected).isUnmodifiable();
    }

    @Test
    void stringReturnsTheSameInstanceForAWellFormedString() {
        String string = new String("plain");
        assertThat(WellFormed.string("s", string)).isSameAs(string);
    }

    @Test
    void nullableStringReturnsNullForNull() {
        assertThat(WellFormed.nullableString(null)).isNull();
    }
}
