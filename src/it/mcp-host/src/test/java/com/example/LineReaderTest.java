package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static List<String> read(String text, Charset charset) {
        List<String> lines = new ArrayList<>();
        new LineReader(new ByteArrayInputStream(text.getBytes(charset)), lines::add).end().join();
        return lines;
    }

    private static List<String> read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    @Test
    void readPassesEachLineThatIsNotBlank() {
        assertThat(read("first\n\n \nünïcödé\r\n10 %\r20 %\rlast"))
                .containsExactly("first", "ünïcödé", "10 %", "20 %", "last");
        assertThat(read("")).isEmpty();
    }

    @Test
    void readWhenLineIsTooLongCutsIt() {
        String longest = "x".repeat(LineReader.MAX_LENGTH);
        assertThat(read(longest + "and more\nnext\n")).containsExactly(longest, "next");
    }

    @Test
    void readSkipsByteOrderMark() {
        assertThat(read("\uFEFFfirst\n\uFEFFnext \uFEFF")).containsExactly("first", "next \uFEFF");
    }

    @Test
    void readWhenTextIsNotUtf8ReplacesIt() {
        assertThat(read("é\nlast", StandardCharsets.ISO_8859_1)).containsExactly("\uFFFD", "last");
    }
}
