package com.example;

import java.util.concurrent.CompletableFuture;

/** Waits for a process on daemon threads. */
final class Background {

    private Background() {}

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

    static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, runnable -> {
            Thread thread = new Thread(runnable, "mcp-server");
            thread.setDaemon(true);
            thread.start();
        });
    }
}
