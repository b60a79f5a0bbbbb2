package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Waits for a process, on daemon threads. */
final class Background {

    /** Far above any answer. Without a limit, a server that never ends its line would fill the host's memory. */
    static final int MAX_LINE_LENGTH = 16_000_000;

    private Background() {}

    /** {@return completed at the end of the stream; the rest of a line that is too long is dropped} */
    static CompletableFuture<Void> read(InputStream stream, Consumer<String> lines) {
        return run(() -> {
            StringBuilder line = new StringBuilder();
            try (Reader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (int next = reader.read(); next >= 0; next = reader.read()) {
                    if (next == '\n') {
                        lines.accept(line.toString());
                        line = new StringBuilder();
                    } else if (line.length() < MAX_LINE_LENGTH) {
                        line.append((char) next);
                    }
                }
            } catch (IOException e) {
                // The process has ended.
            }
            if (!line.isEmpty()) {
                lines.accept(line.toString());
            }
        });
    }

    /** {@return completed when the process has ended; unlike {@code onExit}, even if a child of it holds its pipes} */
    static CompletableFuture<Void> end(Process process) {
        return run(() -> {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nothing interrupts this thread", e);
            }
        });
    }

    private static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, runnable -> {
            Thread thread = new Thread(runnable, "mcp-server");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
