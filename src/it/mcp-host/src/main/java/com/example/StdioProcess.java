package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A server process, spoken to over its standard streams: one line of JSON for each message.
 *
 * <p>The SDK has such a transport. This one also tells when and why the process ended, or that it could not be started,
 * without which a request waits for its time limit and fails without a reason; it keeps what the process wrote to its
 * standard error; and it kills a process that does not end when it is told to.
 */
final class StdioProcess implements McpClientTransport {

    private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

    /** Enough for the stack trace with which an interpreter ends. */
    private static final int KEPT_LINES = 20;

    /** How long each step of an end may take, before a harder one follows. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ProcessBuilder builder;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final Deque<String> lastErrors = new ArrayDeque<>();
    /** A server may stop to read: only this thread then waits. */
    private final Scheduler writer = Schedulers.newSingle("mcp-server-input", true);

    private volatile Process process;

    StdioProcess(ServerParameters parameters) {
        builder = new ProcessBuilder(
                Stream.concat(Stream.of(parameters.getCommand()), parameters.getArgs().stream()).toList());
        builder.environment().putAll(parameters.getEnv());
    }

    /** {@return an error that tells why, once the process has ended or could not be started; before that, nothing} */
    <T> Mono<T> ended() {
        return ended.asMono().then(Mono.empty());
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            try {
                process = builder.start();
            } catch (IOException e) {
                end(e);
                return;
            }
            CompletableFuture<Void> errors = read(process.getErrorStream(), this::keep);
            read(process.getInputStream(), line -> receive(line, handler));
            process.onExit()
                    // Its last errors may still be in the pipe, which a process that it left behind may keep open.
                    .thenCompose(exited -> errors.completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS))
                    .thenRun(() -> end(new IOException(lastWords())));
        });
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.<Void>fromCallable(() -> {
                    OutputStream input = process.getOutputStream();
                    input.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
                    input.flush();
                    return null;
                })
                .subscribeOn(writer)
                // A broken pipe says less than the end of the process, which follows.
                .onErrorResume(IOException.class, error -> Mono.never());
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return JSON.convertValue(data, type);
    }

    /** Closes the process's input, then asks it to end, then kills it: the steps that MCP gives, each if need be. */
    @Override
    public Mono<Void> closeGracefully() {
        return Mono.defer(() -> {
            if (process == null) {
                return Mono.empty();
            }
            // With those that a launcher such as npx has started.
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
            return exit(all, () -> writer.schedule(this::closeInput))
                    .onErrorResume(late -> exit(all, () -> all.forEach(ProcessHandle::destroy)))
                    .onErrorResume(late -> exit(all, () -> all.forEach(ProcessHandle::destroyForcibly)));
        });
    }

    private static Mono<Void> exit(List<ProcessHandle> processes, Runnable step) {
        CompletableFuture<?>[] exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        return Mono.fromRunnable(step)
                .then(Mono.fromFuture(CompletableFuture.allOf(exits)))
                .timeout(GRACE);
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The other end is closed already.
        }
    }

    private void end(IOException reason) {
        ended.tryEmitError(reason);
        writer.dispose();
    }

    private static void receive(String line, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        Mono.fromCallable(() -> McpSchema.deserializeJsonRpcMessage(JSON, line))
                .transform(handler)
                // Some servers print what is no message.
                .subscribe(handled -> {}, error -> {});
    }

    private static CompletableFuture<Void> read(InputStream stream, Consumer<String> lines) {
        return CompletableFuture.runAsync(
                () -> {
                    try (BufferedReader reader = new BufferedReader(
                            new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        reader.lines().forEach(lines);
                    } catch (IOException | UncheckedIOException e) {
                        // The process has ended.
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "mcp-server-output");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    private void keep(String line) {
        synchronized (lastErrors) {
            if (lastErrors.size() == KEPT_LINES) {
                lastErrors.removeFirst();
            }
            lastErrors.addLast(line);
        }
    }

    private String lastWords() {
        synchronized (lastErrors) {
            String end = "the server process ended with exit code " + process.exitValue();
            return lastErrors.isEmpty() ? end : end + "; its last errors: " + String.join("\n", lastErrors);
        }
    }
}
