package com.example;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientSession;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * One process of an MCP server, and the session with it: from its start to its end, and never again.
 *
 * <p>Results are plain maps. The SDK's typed client rejects a whole list when one entry of it is malformed.
 */
final class McpConnection {

    private static final TypeRef<Object> ANYTHING = new TypeRef<>() {};

    private final Duration timeout;
    private final ServerText text;
    private final StdioProcess process;
    private final McpClientSession session;
    private final Mono<Map<?, ?>> capabilities;

    /** Starts the process; the first request waits until the server is ready. */
    McpConnection(ServerParameters parameters, Duration timeout) {
        this.timeout = timeout;
        text = new ServerText(parameters.getEnv());
        process = new StdioProcess(parameters, text);
        // The session's own timeout is longer: the message of the one below is clearer.
        session = new McpClientSession(timeout.multipliedBy(2), process,
                Map.of(McpSchema.METHOD_PING, ping -> Mono.just(Map.of())), Map.of(), connected -> connected);
        capabilities = bounded(send(McpSchema.METHOD_INITIALIZE, Map.of(
                        // Whatever version the server answers: all of them ping and list alike.
                        "protocolVersion", ProtocolVersions.MCP_2025_11_25,
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "mcp-host", "version", "1")))
                .delayUntil(result -> session.sendNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED, null)))
                .<Map<?, ?>>map(result -> object(result.get("capabilities")))
                .doOnNext(result -> process.rememberProcesses())
                // A process that runs but does not speak MCP must not be left behind.
                .doOnError(error -> stop().subscribe())
                .cache();
        capabilities.subscribe(ready -> {}, error -> {});
    }

    /** {@return what the server declares, or an error with the reason why it is not ready, always the same} */
    Mono<Map<?, ?>> capabilities() {
        return capabilities;
    }

    /** {@return the server's sign of life, or an error when there is none in time, or the server has ended} */
    Mono<Map<?, ?>> ping() {
        return bounded(send(McpSchema.METHOD_PING, Map.of()))
                // Also "method not found" is an answer.
                .onErrorResume(McpError.class, error -> Mono.just(Map.of()));
    }

    /** {@return every page of a list, or an error when they do not come in time, or the server has ended} */
    Mono<List<Map<?, ?>>> pages(String method) {
        Set<String> cursors = new HashSet<>();
        return bounded(send(method, Map.of())
                .expand(page -> page.get("nextCursor") instanceof String next && !next.isEmpty() && cursors.add(next)
                        ? send(method, Map.of("cursor", next))
                        : Mono.empty())
                .collectList());
    }

    /** {@return why a process may still run, or empty when all have ended} */
    Mono<String> stop() {
        return process.closeGracefully()
                .then(Mono.<String>empty())
                .onErrorResume(error -> Mono.just("its process does not end"));
    }

    ServerText text() {
        return text;
    }

    static boolean isMethodNotFound(McpError error) {
        return error.getJsonRpcError().code() == McpSchema.ErrorCodes.METHOD_NOT_FOUND;
    }

    private Mono<Map<?, ?>> send(String method, Map<String, ?> params) {
        return session.sendRequest(method, params, ANYTHING)
                .<Map<?, ?>>map(McpConnection::object)
                .onErrorMap(McpError.class, error -> McpError.builder(error.getJsonRpcError().code())
                        .message(text(error))
                        .build());
    }

    /** Some errors have no message, or one that is a stack trace only. */
    private String text(McpError error) {
        String summary = text.summary(error.getMessage().lines());
        return summary.isEmpty() ? "error " + error.getJsonRpcError().code() : summary;
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private <T> Mono<T> bounded(Mono<T> answer) {
        return Mono.firstWithSignal(process.<T>ended(), answer).timeout(timeout, Mono.error(() ->
                new TimeoutException("no answer within " + timeout.toMillis() + " ms")));
    }
}
