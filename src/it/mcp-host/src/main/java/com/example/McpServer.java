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

/** One server of a plugin, across the processes that serve it one after the other. */
final class McpServer {

    /** The health of a server and what it offers, from one probe, so that the two never contradict each other. */
    record Answer(ServerHealth health, DiscoveryResult discovery) {}

    private final String name;
    private final ServerParameters parameters;
    private final Duration timeout;

    private volatile McpConnection connection;
    private volatile boolean stopped;
    /** What the server answered last; null before its first answer. */
    private volatile Answer last;

    McpServer(String name, ServerParameters parameters, Duration timeout) {
        this.name = name;
        this.parameters = parameters;
        this.timeout = timeout;
    }

    /** {@return what would keep the server from starting, as far as can be known without starting it} */
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

    /**
     * {@return the server's answer to a new probe, never an error: what goes wrong is its content; once the server is
     * stopped, its last answer, or nothing if it never answered}
     */
    Mono<Answer> answer() {
        return Mono.defer(() -> {
            McpConnection current = connection == null ? started() : connection;
            return stopped ? Mono.justOrEmpty(last) : probe(current).flatMap(answer -> {
                if (!stopped) {
                    last = answer;
                }
                // What a probe finds after the stop is no fault of the server.
                return Mono.justOrEmpty(last);
            });
        });
    }

    /** Ends the processes, if there are any, and starts another; the next probe waits until it is ready. */
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

    /** {@return why the server may still run, or empty when it has ended} */
    synchronized Mono<String> stop() {
        stopped = true;
        return connection == null ? Mono.empty() : connection.stop().map(fault -> "server " + name + ": " + fault);
    }

    /** Apart from {@code answer}, which must not wait for a restart that is under way. */
    private synchronized McpConnection started() {
        if (connection == null && !stopped) {
            connection = new McpConnection(parameters, timeout);
        }
        return connection;
    }

    private Mono<Answer> probe(McpConnection current) {
        return current.capabilities()
                .delayUntil(capabilities -> current.ping())
                .flatMap(capabilities -> Mono.zip(
                        list(current, capabilities, "tools", Listing::tools),
                        list(current, capabilities, "resources", Listing::resources),
                        this::answer))
                .onErrorResume(error -> Mono.just(new Answer(
                        ServerHealth.failed(name, lastCapabilities(), ServerHealth.errorText(error)),
                        DiscoveryResult.unavailable())));
    }

    private static <T> Mono<Listing<T>> list(McpConnection current, Map<?, ?> capabilities, String member,
            BiFunction<List<Map<?, ?>>, ServerText, Listing<T>> reader) {
        if (capabilities.get(member) == null) {
            return Mono.just(Listing.empty());
        }
        return current.pages(member + "/list")
                .map(pages -> reader.apply(pages, current.text()))
                .onErrorResume(McpError.class, error -> Mono.just(
                        // A server may have resource templates only. That it declares tools and has none is a fault.
                        member.equals("resources") && McpConnection.isMethodNotFound(error)
                                ? Listing.empty()
                                : Listing.unavailable(member + "/list: " + ServerHealth.errorText(error))))
                .onErrorResume(TimeoutException.class, error -> Mono.just(
                        Listing.unavailable(member + "/list: " + ServerHealth.errorText(error))));
    }

    private Answer answer(Listing<ToolInfo> tools, Listing<ResourceInfo> resources) {
        List<String> capabilities = tools.complete()
                ? tools.entries().stream().map(ToolInfo::name).distinct().toList()
                : lastCapabilities();
        String fault = Stream.of(tools.fault(), resources.fault())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        return new Answer(
                fault.isEmpty()
                        ? ServerHealth.healthy(name, capabilities)
                        : ServerHealth.degraded(name, capabilities, fault),
                new DiscoveryResult(
                        tools.entries(), resources.entries(), !(tools.complete() && resources.complete())));
    }

    private List<String> lastCapabilities() {
        Answer answer = last;
        return answer == null ? List.of() : answer.health().capabilities();
    }
}
