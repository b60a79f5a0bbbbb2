package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A server process that communicates over its standard streams. Each message is one line of JSON.
 *
 * <p>The SDK has such a transport. This one also reports why the process ended or could not be started. Otherwise a
 * request would wait for its timeout and fail without a reason. This transport also kills a process that does not end
 * when asked to, and the processes that it started.
 */
final class StdioProcess implements McpClientTransport {

    private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

    private final ProcessBuilder builder;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final LastErrors lastErrors;
    /** If the server stops reading, only this thread waits. */
    private final Scheduler writer = Schedulers.newSingle("mcp-server-input", true);

    private volatile Process process;
    private volatile ProcessTree tree;

    StdioProcess(ServerParameters parameters, ServerText text) {
        lastErrors = new LastErrors(text);
        builder = new ProcessBuilder(
                Stream.concat(Stream.of(parameters.getCommand()), parameters.getArgs().stream()).toList());
        builder.environment().putAll(parameters.getEnv());
    }

    /** {@return a Mono that fails with the reason once the process has ended or could not be started} */
    <T> Mono<T> ended() {
        return ended.asMono().then(Mono.empty());
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> {
            try {
                process = builder.start();
                tree = new ProcessTree(process);
            } catch (IOException e) {
                end(e);
                return;
            }
            CompletableFuture<Void> errors = Background.read(process.getErrorStream(), lastErrors::add);
            Background.read(process.getInputStream(), line -> receive(line, handler));
            Background.awaitExit(process)
                    // The pipe may still contain the last errors, and a child process may keep the pipe open.
                    .thenCompose(exited -> errors.completeOnTimeout(
                            null, ProcessTree.GRACE.toMillis(), TimeUnit.MILLISECONDS))
                    .thenRun(() -> end(lastErrors.reason(process.exitValue())));
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
                // The end of the process follows, and explains more than a broken pipe.
                .onErrorResume(IOException.class, error -> Mono.never());
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return JSON.convertValue(data, type);
    }

    /** Closes the input of the process, then asks it to end, then kills it, as in the MCP specification. */
    @Override
    public Mono<Void> closeGracefully() {
        return Mono.defer(() -> {
            // Emitted now, because the exit code would be a less clear reason.
            ended.tryEmitError(new IOException("the server was stopped"));
            return tree == null ? Mono.empty() : tree.end(() -> writer.schedule(this::closeInput));
        });
    }

    /** Records the processes that a launcher started, so that they can be ended even after the launcher. */
    void rememberProcesses() {
        tree.remember();
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
        Mono.fromCallable(() -> message(line))
                // This adapter does not need notifications, and the SDK would log a warning for each.
                .filter(message -> !(message instanceof McpSchema.JSONRPCNotification))
                .transform(handler)
                // Some servers print lines that are not messages.
                .subscribe(handled -> {}, error -> {});
    }

    private static JSONRPCMessage message(String line) throws IOException {
        Map<String, Object> message = JSON.readValue(line, new TypeRef<Map<String, Object>>() {});
        if (message.containsKey("method")) {
            return McpSchema.deserializeJsonRpcMessage(JSON, line);
        }
        // The SDK rejects a null result, and an error without a code or a message. To this adapter, each is an answer.
        Object error = message.get("error");
        if (error == null) {
            return McpSchema.JSONRPCResponse.result(
                    message.get("id"), Objects.requireNonNullElse(message.get("result"), Map.of()));
        }
        Map<?, ?> members = error instanceof Map<?, ?> map ? map : Map.of("message", error);
        return McpSchema.JSONRPCResponse.error(message.get("id"), new McpSchema.JSONRPCResponse.JSONRPCError(
                members.get("code") instanceof Number code ? code.intValue() : McpSchema.ErrorCodes.INTERNAL_ERROR,
                Objects.toString(members.get("message"), ""), null));
    }
}
