package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTests {

    @Test
    void cutKeeps100CharactersAndCutsMore() {
        assertThat(Text.cut("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(Text.cut("x".repeat(101))).isEqualTo("x".repeat(100) + "...");
    }

    @Test
    void cutPutsTheTextOnOneLine() {
        assertThat(Text.cut(" a\r\n\tb\u0000 c ")).isEqualTo("a b c");
    }

    @Test
    void listShowsTenItemsAndCountsTheOthers() {
        assertThat(Text.list(List.of())).isEqualTo("none");
        assertThat(Text.list(items(10))).isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
        assertThat(Text.list(items(13))).isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more");
    }

    private static List<String> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "1, 1 ms", "999, 999 ms", "1000, 1 s", "1500, 1500 ms", "60000, 60 s"})
    void durationIsInSecondsIfTheyAreWhole(long millis, String text) {
        assertThat(Text.duration(TimeUnit.MILLISECONDS.toNanos(millis))).isEqualTo(text);
    }
}
