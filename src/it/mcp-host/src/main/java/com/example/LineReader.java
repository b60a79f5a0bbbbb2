package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Reads a stream on a daemon thread, and passes each line that is not blank to a consumer. A line ends at a line feed
 * or, as in a progress bar, at a carriage return. It is cut at {@link #MAX_LENGTH}.
 */
final class LineReader {

    /** More than any message needs. Without a limit, a server that never ends its line would fill the host's memory. */
    static final int MAX_LENGTH = 16_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StringBuffer line = new StringBuffer();
    private final Consumer<String> lines;
    private final CompletableFuture<Void> end;

    LineReader(InputStream stream, Consumer<String> lines) {
        this.lines = lines;
        end = Background.run(() -> read(stream));
    }

    /** {@return a future that completes at the end of the stream} */
    CompletableFuture<Void> end() {
        return end;
    }

    /** {@return the start of a line that has not ended yet, such as a prompt} */
    String unfinished() {
        return line.toString();
    }

    private void read(InputStream stream) {
        try (Reader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n' || next == '\r') {
                    endLine();
                } else if (line.length() < MAX_LENGTH && !(next == BYTE_ORDER_MARK && line.isEmpty())) {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            // The process has ended.
        }
        endLine();
    }

    private void endLine() {
        String text = line.toString();
        line.setLength(0);
        if (!text.isBlank()) {
            lines.accept(text);
        }
    }
}
