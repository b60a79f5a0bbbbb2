package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** One server of a plugin, across the processes that serve it one after the other. */
final class McpServer {

    private final String name;
    private final ServerParameters parameters;
    private final Duration limit;

    private volatile McpConnection connection;
    private volatile boolean stopped;
    /** What the server offered last; what is lost when it fails. */
    private volatile List<String> toolNames = List.of();

    McpServer(String name, ServerParameters parameters, Duration limit) {
        this.name = name;
        this.parameters = parameters;
        this.limit = limit;
    }

    /** {@return what would keep the server from starting, as far as can be told without starting it} */
    Optional<String> fault() {
        String command = parameters.getCommand();
        boolean isPath = new File(command).getParent() != null;
        String searched = isPath ? "" : Objects.requireNonNullElse(System.getenv("PATH"), "");
        boolean found = Stream.of(searched.split(File.pathSeparator))
                .map(directory -> isPath ? command : directory + File.separator + command)
                // On Windows, the name of a program may leave its ending out.
                .flatMap(program -> Stream.of(new File(program), new File(program + ".exe")))
                .anyMatch(program -> program.isFile() && program.canExecute());
        return found ? Optional.empty() : Optional.of("server " + name + ": no program " + command + " was found");
    }

    /** {@return the server's health, never an error: what goes wrong is its content} */
    Mono<ServerHealth> health() {
        Mono<ServerHealth> answering = tools()
                .map(tools -> ServerHealth.healthy(name, toolNames))
                .onErrorResume(error -> Mono.just(ServerHealth.degraded(name, toolNames, text(error))));
        return call(McpAsyncClient::ping)
                .then(answering)
                .onErrorResume(error -> Mono.just(ServerHealth.failed(name, toolNames, text(error))));
    }

    /** {@return what the server offers, partial when it did not tell all, never an error} */
    Mono<DiscoveryResult> discover() {
        return tools()
                .flatMap(tools -> resources()
                        .map(resources -> new DiscoveryResult(tools, resources, false))
                        .onErrorReturn(new DiscoveryResult(tools, List.of(), true)))
                .onErrorReturn(new DiscoveryResult(List.of(), List.of(), true));
    }

    /** Ends the process, if there is one, and starts another; the next question waits until it is ready. */
    synchronized void restart() throws PluginLifecycleException {
        if (stopped) {
            throw new PluginLifecycleException("server " + name + " was shut down");
        }
        if (connection != null) {
            String fault = connection.stop().toFuture().join();
            if (fault != null) {
                throw new PluginLifecycleException("server " + name + ": " + fault);
            }
        }
        connection = new McpConnection(parameters, limit);
    }

    /** {@return why the server may still run, or empty when it has ended} */
    synchronized Mono<String> stop() {
        stopped = true;
        return connection == null ? Mono.empty() : connection.stop().map(fault -> "server " + name + ": " + fault);
    }

    private Mono<List<ToolInfo>> tools() {
        return call(client -> client.getServerCapabilities().tools() == null
                        ? Mono.just(List.<McpSchema.Tool>of())
                        // All pages: without a cursor, the SDK follows those that the server gives.
                        : client.listTools().map(McpSchema.ListToolsResult::tools))
                .map(tools -> tools.stream()
                        .map(tool -> new ToolInfo(tool.name(), tool.description(), tool.inputSchema()))
                        .toList())
                .doOnNext(tools -> toolNames = tools.stream().map(ToolInfo::name).distinct().toList());
    }

    private Mono<List<ResourceInfo>> resources() {
        return call(client -> client.getServerCapabilities().resources() == null
                        ? Mono.just(List.<McpSchema.Resource>of())
                        : client.listResources().map(McpSchema.ListResourcesResult::resources))
                .map(resources -> resources.stream()
                        .map(resource -> new ResourceInfo(
                                resource.uri(), resource.name(), resource.description(), resource.mimeType()))
                        .toList());
    }

    private <T> Mono<T> call(Function<McpAsyncClient, Mono<T>> request) {
        return Mono.defer(() -> {
            McpConnection current = connection == null ? started() : connection;
            return stopped
                    ? Mono.error(new IllegalStateException("the plugin was shut down"))
                    : current.call(request);
        });
    }

    /** Apart from {@code call}, which must not wait for a restart that is under way. */
    private synchronized McpConnection started() {
        if (connection == null && !stopped) {
            connection = new McpConnection(parameters, limit);
        }
        return connection;
    }

    /** {@return what an error and its causes say, never blank} */
    private static String text(Throwable error) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            // Many repeat their cause.
            if (message != null && text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return text.toString().isBlank() ? error.toString() : text.toString();
    }
}
