package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.spec.McpError;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** One server of a plugin. A restart replaces its process. */
final class McpServer {

    /** The health, tools and resources of a server. They come from one probe, so that they agree. */
    record Result(ServerHealth health, DiscoveryResult discovery) {}

    private final String name;
    private final ServerParameters parameters;
    private final Duration timeout;

    private volatile McpConnection connection;
    private volatile boolean stopped;
    /** The most recent result, or null before the first one. */
    private volatile Result last;

    McpServer(String name, ServerParameters parameters, Duration timeout) {
        this.name = name;
        this.parameters = parameters;
        this.timeout = timeout;
    }

    /** {@return an error text if the program of the server is missing, otherwise empty} */
    Optional<String> fault() {
        String command = parameters.getCommand();
        boolean isPath = new File(command).getParent() != null;
        String searched = isPath ? "" : Objects.requireNonNullElse(System.getenv("PATH"), "");
        boolean found = Stream.of(searched.split(File.pathSeparator))
                .map(directory -> isPath ? command : directory + File.separator + command)
                // On Windows, the name of a program may lack its extension.
                .flatMap(program -> Stream.of(new File(program), new File(program + ".exe")))
                .anyMatch(program -> program.isFile() && program.canExecute());
        return found ? Optional.empty() : Optional.of("server " + name + ": no program " + command + " was found");
    }

    /**
     * Probes the server. A failure of the server is a result, not an error.
     *
     * @return the result; after the server was stopped, the last result before, or empty if there was none
     */
    Mono<Result> result() {
        return Mono.defer(() -> {
            McpConnection current = connection == null ? started() : connection;
            return stopped ? Mono.justOrEmpty(last) : probe(current).flatMap(result -> {
                if (!stopped) {
                    last = result;
                }
                // After the stop, a probe would report a failure that is not the server's.
                return Mono.justOrEmpty(last);
            });
        });
    }

    /** Ends the process, if there is one, and starts a new one. The next probe waits until the server is ready. */
    synchronized void restart() throws PluginLifecycleException {
        if (stopped) {
            throw new PluginLifecycleException("server " + name + " was shut down");
        }
        String fault = connection == null ? null : connection.stop().toFuture().join();
        if (fault != null) {
            throw new PluginLifecycleException("server " + name + ": " + fault);
        }
        connection = new McpConnection(parameters, timeout);
    }

    /**
     * Stops the server for good.
     *
     * @return an error text if a process may still run, otherwise empty
     */
    synchronized Mono<String> stop() {
        stopped = true;
        return connection == null ? Mono.empty() : connection.stop().map(fault -> "server " + name + ": " + fault);
    }

    /** Starts the server if needed. Not part of {@code result}, which must not wait for a running restart. */
    private synchronized McpConnection started() {
        if (connection == null && !stopped) {
            connection = new McpConnection(parameters, timeout);
        }
        return connection;
    }

    private Mono<Result> probe(McpConnection current) {
        return current.capabilities()
                .delayUntil(capabilities -> current.ping())
                .flatMap(capabilities -> Mono.zip(
                        list(current, capabilities, "tools", Listing::tools),
                        list(current, capabilities, "resources", Listing::resources),
                        (tools, resources) -> result(capabilities, tools, resources)))
                .onErrorResume(error -> Mono.just(failed(ServerHealth.errorText(error))));
    }

    private static <T> Mono<Listing<T>> list(McpConnection current, Map<?, ?> capabilities, String member,
            BiFunction<List<Map<?, ?>>, ServerText, Listing<T>> reader) {
        if (!declares(capabilities, member)) {
            return Mono.just(Listing.empty());
        }
        return current.pages(member + "/list")
                .map(pages -> reader.apply(pages, current.text()))
                .onErrorResume(error -> error instanceof McpError || error instanceof TimeoutException, error ->
                        // A server may have only resource templates. For tools, a missing list is a fault.
                        Mono.just(member.equals("resources") && McpConnection.isMethodNotFound(error)
                                ? Listing.empty()
                                : Listing.unavailable(member + "/list: " + ServerHealth.errorText(error))));
    }

    private Result result(Map<?, ?> capabilities, Listing<ToolInfo> tools, Listing<ResourceInfo> resources) {
        String fault = Stream.of(tools.fault(), resources.fault())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        boolean offersNothing = tools.entries().isEmpty() && resources.entries().isEmpty();
        if (!tools.replied() || offersNothing && !resources.replied()) {
            return failed(fault);
        }
        // A server may declare only prompts.
        boolean shouldOffer = declares(capabilities, "tools") || declares(capabilities, "resources");
        if (fault.isEmpty() && offersNothing && shouldOffer) {
            fault = "offers no tools or resources";
        }
        List<String> names = tools.entries().stream().map(ToolInfo::name).distinct().toList();
        return new Result(
                fault.isEmpty()
                        ? ServerHealth.healthy(name, names)
                        : ServerHealth.degraded(name, names, fault),
                new DiscoveryResult(tools.entries(), resources.entries(), !resources.replied()));
    }

    private static boolean declares(Map<?, ?> capabilities, String member) {
        return capabilities.get(member) != null;
    }

    private Result failed(String fault) {
        return new Result(
                ServerHealth.failed(name, lastCapabilities(),
                        ServerText.asksForLogin(fault) ? "authentication required: " + fault : fault),
                DiscoveryResult.unavailable());
    }

    private List<String> lastCapabilities() {
        Result result = last;
        return result == null ? List.of() : result.health().capabilities();
    }
}
