package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * One process of an MCP server and the session with it. A connection is not used again after its end.
 *
 * <p>Results are plain maps, because the SDK's typed client rejects a whole list if one entry is malformed.
 */
final class McpConnection {

    private final Duration timeout;
    private final ServerText text;
    private final StdioProcess process;
    private final JsonRpc rpc;
    private final Mono<Map<?, ?>> capabilities;

    /** Starts the process, without waiting until the server is ready. */
    McpConnection(ServerParameters parameters, Duration timeout) {
        this.timeout = timeout;
        text = new ServerText(parameters.getEnv());
        process = new StdioProcess(text);
        rpc = new JsonRpc(process::write);
        process.start(parameters, rpc::receive);
        capabilities = withTimeout(send(McpSchema.METHOD_INITIALIZE, Map.of(
                        // The server may reply with any version: ping and lists are the same in all of them.
                        "protocolVersion", ProtocolVersions.MCP_2025_11_25,
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "mcp-host", "version", "1")))
                .doOnNext(result -> rpc.sendNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED)))
                .<Map<?, ?>>map(result -> object(result.get("capabilities")))
                .doOnNext(result -> process.rememberProcesses())
                // Otherwise a process that does not speak MCP would keep running.
                .doOnError(error -> stop().subscribe())
                .cache();
        capabilities.subscribe(ready -> {}, error -> {});
    }

    /** {@return the capabilities that the server declared at its start, or the error if the start failed} */
    Mono<Map<?, ?>> capabilities() {
        return capabilities;
    }

    /** {@return any reply of the server, or an error if it does not reply in time or has ended} */
    Mono<Map<?, ?>> ping() {
        return withTimeout(send(McpSchema.METHOD_PING, Map.of()))
                // An error, such as "method not found", is a reply too. The lists show whether the server can serve.
                .onErrorResume(McpError.class, error -> ServerText.asksForLogin(error.getMessage())
                        ? Mono.error(error)
                        : Mono.just(Map.of()));
    }

    /** {@return all pages of a list, or an error if they do not arrive in time or the server has ended} */
    Mono<List<Map<?, ?>>> pages(String method) {
        Set<String> cursors = new HashSet<>();
        return withTimeout(send(method, Map.of())
                .expand(page -> page.get("nextCursor") instanceof String next && !next.isEmpty() && cursors.add(next)
                        ? send(method, Map.of("cursor", next))
                        : Mono.empty())
                .collectList());
    }

    /**
     * Ends the processes of the server.
     *
     * @return an error text if a process may still run, otherwise empty
     */
    Mono<String> stop() {
        return process.close()
                .then(Mono.<String>empty())
                .onErrorResume(error -> Mono.just("its process does not end"));
    }

    ServerText text() {
        return text;
    }

    static boolean isMethodNotFound(Throwable error) {
        return error instanceof McpError mcp
                && mcp.getJsonRpcError().code() == McpSchema.ErrorCodes.METHOD_NOT_FOUND;
    }

    private Mono<Map<?, ?>> send(String method, Map<String, ?> params) {
        return rpc.request(method, params).map(response -> {
            if (response.get("error") == null) {
                return object(response.get("result"));
            }
            throw error(response.get("error"));
        });
    }

    /** {@return an error with the server's message, or its code if the message is missing or only a stack trace} */
    private McpError error(Object error) {
        Map<?, ?> members = error instanceof Map<?, ?> map ? map : Map.of("message", error);
        int code = members.get("code") instanceof Number number
                ? number.intValue()
                : McpSchema.ErrorCodes.INTERNAL_ERROR;
        String message = text.summary(Objects.toString(members.get("message"), "").lines());
        return McpError.builder(code).message(message.isEmpty() ? "error " + code : message).build();
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private <T> Mono<T> withTimeout(Mono<T> reply) {
        return Mono.defer(() -> {
            long lastMessage = process.lastMessage();
            return Mono.firstWithSignal(process.<T>ended(), reply).timeout(timeout, Mono.error(() -> {
                String stray = process.strayText(lastMessage);
                String late = "no reply within " + timeout.toMillis() + " ms";
                return new TimeoutException(stray.isEmpty() ? late : late + "; " + stray);
            }));
        });
    }
}
