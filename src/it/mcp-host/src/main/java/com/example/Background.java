package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Reads the output of a process and waits for its end, on daemon threads. */
final class Background {

    /** More than any message needs. Without a limit, a server that never ends its line would fill the host's memory. */
    static final int MAX_LINE_LENGTH = 16_000_000;

    private Background() {}

    /**
     * Passes each line of a stream to a consumer. A line is cut at {@link #MAX_LINE_LENGTH}.
     *
     * @return a future that completes at the end of the stream
     */
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

    /**
     * {@return a future that completes when the process has ended} Unlike {@code onExit}, it does not wait for a child
     * process that keeps the pipes open.
     */
    static CompletableFuture<Void> awaitExit(Process process) {
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
