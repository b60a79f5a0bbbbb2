package com.example;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One process of an MCP server, and the client that talks to it: from its start to its end, and never again. */
final class McpConnection {

    private final Duration limit;
    private final StdioProcess process;
    private final McpAsyncClient client;
    private final Mono<McpAsyncClient> ready;

    /** Starts the process; the first call waits until the server is ready. */
    McpConnection(ServerParameters parameters, Duration limit) {
        this.limit = limit;
        process = new StdioProcess(parameters);
        // Longer than the limit, which is this class's to watch: its message is the clearer one.
        Duration fallback = limit.multipliedBy(2);
        client = McpClient.async(process).requestTimeout(fallback).initializationTimeout(fallback).build();
        ready = bounded(client.initialize())
                .thenReturn(client)
                // A process that runs but does not speak MCP must not be left behind.
                .onErrorResume(error -> stop().then(Mono.error(error)))
                .cache();
        ready.subscribe(connected -> {}, error -> {});
    }

    /** {@return the server's answer, or an error when it does not answer in time, or has ended} */
    <T> Mono<T> call(Function<McpAsyncClient, Mono<T>> request) {
        return bounded(ready.flatMap(request));
    }

    /** {@return why the process may still run, or empty when it has ended} */
    Mono<String> stop() {
        return client.closeGracefully()
                .then(Mono.<String>empty())
                .onErrorResume(error -> Mono.just("its process does not end"));
    }

    private <T> Mono<T> bounded(Mono<T> answer) {
        return Mono.firstWithSignal(process.ended(), answer)
                .timeout(limit, Mono.error(() -> new TimeoutException("no answer within " + limit.toMillis() + " ms")));
    }
}
