package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static List<String> read(String text) {
        List<String> lines = new ArrayList<>();
        Background.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add).join();
        return lines;
    }

    @Test
    void readPassesEachLine() {
        assertThat(read("first\n\nünïcödé\nlast")).containsExactly("first", "", "ünïcödé", "last");
        assertThat(read("")).isEmpty();
    }

    @Test
    void readWhenLineIsTooLongCutsIt() {
        String longest = "x".repeat(Background.MAX_LINE_LENGTH);
        assertThat(read(longest + "and more\nnext\n")).containsExactly(longest, "next");
    }
}
