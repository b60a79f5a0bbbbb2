package com.example;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * The requests to a server that wait for their response, in the form of JSON-RPC 2.0.
 *
 * <p>The SDK's session is stricter. It ignores an error without an id, rejects a null result and an error without a
 * code, and logs what it does not expect. To this adapter, each is a reply.
 */
final class JsonRpc {

    private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

    private final Consumer<String> output;
    private final AtomicLong lastId = new AtomicLong();
    /** By id, the oldest first. */
    private final Map<String, CompletableFuture<Map<?, ?>>> waiting =
            Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param output sends a line to the server */
    JsonRpc(Consumer<String> output) {
        this.output = output;
    }

    /** {@return the response, which has a member {@code result} or {@code error}} */
    Mono<Map<?, ?>> request(String method, Map<String, ?> params) {
        return Mono.defer(() -> {
            long id = lastId.incrementAndGet();
            CompletableFuture<Map<?, ?>> response = new CompletableFuture<>();
            waiting.put(Long.toString(id), response);
            send("id", id, "method", method, "params", params);
            return Mono.fromFuture(response).doFinally(end -> waiting.remove(Long.toString(id)));
        });
    }

    void sendNotification(String method) {
        send("method", method);
    }

    /** {@return the handling of a line, or empty if the line is not a message} */
    Optional<Runnable> receive(String line) {
        Map<?, ?> message;
        try {
            message = JSON.readValue(line, Map.class);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        // Some servers leave out "jsonrpc" in a response. A log entry in JSON has neither.
        if (message == null || !message.containsKey("jsonrpc") && !waiting.containsKey(id(message))) {
            return Optional.empty();
        }
        return Optional.of(() -> handle(message));
    }

    private void handle(Map<?, ?> message) {
        if (!message.containsKey("method")) {
            complete(message);
        } else if (McpSchema.METHOD_PING.equals(message.get("method"))) {
            send("id", message.get("id"), "result", Map.of());
        } else if (message.get("id") != null) {
            send("id", message.get("id"), "error",
                    Map.of("code", McpSchema.ErrorCodes.METHOD_NOT_FOUND, "message", "method not found"));
        }
    }

    private void complete(Map<?, ?> response) {
        CompletableFuture<Map<?, ?>> request = waiting.get(id(response));
        if (response.get("id") == null && response.get("error") != null) {
            // The server could not read the id. Servers read the requests in their order.
            synchronized (waiting) {
                request = waiting.values().stream().filter(future -> !future.isDone()).findFirst().orElse(null);
            }
        }
        // A response after the timeout belongs to no request.
        if (request != null) {
            request.complete(response);
        }
    }

    /** Some servers return a numeric id as a string. */
    private static String id(Map<?, ?> message) {
        return String.valueOf(message.get("id"));
    }

    private void send(Object... namesAndValues) {
        Map<String, Object> message = new LinkedHashMap<>(Map.of("jsonrpc", McpSchema.JSONRPC_VERSION));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            message.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            output.accept(JSON.writeValueAsString(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
