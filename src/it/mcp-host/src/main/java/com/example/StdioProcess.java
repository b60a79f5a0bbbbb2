package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A server process that communicates over its standard streams. Each message is one line.
 *
 * <p>The SDK has such a transport. This one also reports why the process ended or could not be started. Otherwise a
 * request would wait for its timeout and fail without a reason. This transport also kills a process that does not end
 * when asked to, and the processes that it started.
 */
final class StdioProcess {

    private final ServerText text;
    private final LastLines errors;
    private final LastLines strayLines;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    /** If the server stops reading, only this thread waits. */
    private final Scheduler writer = Schedulers.newSingle("mcp-server-input", true);

    private volatile Process process;
    private volatile ProcessTree tree;
    private volatile LineReader output;
    /** The number of stray lines before the last message. Later ones may explain why no message follows. */
    private volatile long lastMessage;

    StdioProcess(ServerText text) {
        this.text = text;
        errors = new LastLines(text);
        strayLines = new LastLines(text);
    }

    /**
     * Starts the process.
     *
     * @param messages receives each line of the output, and returns what to do if it is a message
     */
    void start(ServerParameters parameters, Function<String, Optional<Runnable>> messages) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Stream.concat(Stream.of(parameters.getCommand()), parameters.getArgs().stream()).toList());
            // The host's own variables may be secrets of other servers. The SDK has added PATH, HOME and the like.
            builder.environment().clear();
            builder.environment().putAll(parameters.getEnv());
            process = builder.start();
            tree = new ProcessTree(process);
        } catch (IOException | RuntimeException e) {
            // An invalid variable is a RuntimeException whose message shows the value.
            end(new IOException(text.clean(Objects.requireNonNullElse(e.getMessage(), e.toString()))));
            return;
        }
        LineReader errorOutput = new LineReader(process.getErrorStream(), errors::add);
        output = new LineReader(process.getInputStream(), line ->
                messages.apply(line).ifPresentOrElse(this::handle, () -> strayLines.add(line)));
        Background.awaitExit(process)
                // The pipes may still contain the last lines, and a child process may keep the pipes open.
                .thenCompose(exited -> CompletableFuture.allOf(errorOutput.end(), output.end())
                        .completeOnTimeout(null, ProcessTree.GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .thenRun(() -> end(exit()));
    }

    /** {@return a Mono that fails with the reason once the process has ended or could not be started} */
    <T> Mono<T> ended() {
        return ended.asMono().then(Mono.empty());
    }

    /** Writes a line to the process, without waiting until it is written. */
    void write(String line) {
        onWriter(() -> {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        });
    }

    /** Closes the input of the process, then asks it to end, then kills it, as in the MCP specification. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            // Emitted now, because the exit code would be a less clear reason.
            ended.tryEmitError(new IOException("the server was stopped"));
            return tree == null ? Mono.empty() : tree.end(() -> onWriter(process.getOutputStream()::close));
        });
    }

    /** Records the processes that a launcher started, so that they can be ended even after the launcher. */
    void rememberProcesses() {
        tree.remember();
    }

    /** {@return a mark for {@link #strayText}: the end of the last message} */
    long lastMessage() {
        return lastMessage;
    }

    /** {@return a description of the text that the server wrote since a message, or empty if it wrote none} */
    String strayText(long since) {
        String written = String.join(" ", strayLines.since(since)) + " " + output.unfinished();
        return written.isBlank() ? "" : "the server wrote text that is not an MCP message: " + text.clean(written);
    }

    private void handle(Runnable message) {
        lastMessage = strayLines.count();
        message.run();
    }

    private IOException exit() {
        String end = "the server process ended with exit code " + process.exitValue();
        String error = text.summary(errors.since(0).stream());
        String reason = error.isEmpty() ? strayText(lastMessage) : error;
        return new IOException(reason.isEmpty() ? end : end + ": " + reason);
    }

    private void end(IOException reason) {
        ended.tryEmitError(reason);
        writer.dispose();
    }

    private void onWriter(InputStep step) {
        Mono.fromCallable(() -> {
            step.run();
            return null;
        }).subscribeOn(writer)
                // The end of the process follows, and explains more than a broken pipe.
                .subscribe(done -> {}, error -> {});
    }

    private interface InputStep {
        void run() throws IOException;
    }
}
