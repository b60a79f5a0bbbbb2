package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Waits for a process, on daemon threads. */
final class Background {

    private Background() {}

    /** {@return completed at the end of the stream} */
    static CompletableFuture<Void> read(InputStream stream, Consumer<String> lines) {
        return run(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
            } catch (IOException | UncheckedIOException e) {
                // The process has ended.
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
