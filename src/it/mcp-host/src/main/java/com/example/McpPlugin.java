package com.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A plugin that is backed by MCP servers, each a child process that is spoken to over its standard streams.
 *
 * <p>The servers start at the first {@code healthcheck} or {@code discover}. One that does not start, or ends, is a
 * failed server in the healthcheck until it is restarted; the others go on. All are asked at the same time, and each
 * has a timeout for its start and for every answer.
 *
 * <p>Servers of different makers often have a tool of one name, with different schemas. This plugin offers such a tool
 * once: the one of the first server, in the order of the map, that works. The names stay those that the servers'
 * documentation and prompts use. The price is that a call can mean another tool while the first server is down, which
 * {@code DiscoveryDiff} reports as a changed tool. A host that wants to offer both prefixes each name with the server's
 * before it merges, and cuts the prefix off again before it calls.
 */
public final class McpPlugin implements PluginLifecycle {

    private final String name;
    private final Map<String, McpServer> servers = new LinkedHashMap<>();

    /** Where the plugin stands on its way out; null while it runs. */
    private volatile PluginState ending;

    /**
     * A plugin whose servers are not started yet.
     *
     * @param name the plugin's name and id, not blank
     * @param servers how to start each server, by its name; of tools with one name, the first server's is offered
     * @param timeout how long a server may take for its start, and for each answer
     */
    public McpPlugin(String name, Map<String, ServerParameters> servers, Duration timeout) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        this.name = name;
        servers.forEach((server, parameters) -> this.servers.put(server, new McpServer(server, parameters, timeout)));
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
        List<String> faults = new ArrayList<>();
        if (!config.isEnabled(name, true)) {
            faults.add("plugin " + name + " is switched off");
        }
        Stream.concat(Stream.ofNullable(config.installRoot()), config.externalDirectories().stream())
                .filter(directory -> !new File(directory).isDirectory())
                .forEach(directory -> faults.add(directory + " is not a directory"));
        if (servers.isEmpty()) {
            faults.add("no servers");
        }
        servers.values().forEach(server -> server.fault().ifPresent(faults::add));
        if (!faults.isEmpty()) {
            throw new PluginLifecycleException(String.join("; ", faults));
        }
    }

    @Override
    public PluginHealthcheck healthcheck() {
        PluginHealthcheck check = PluginHealthcheck.fromServers(
                name, ask(McpServer::answer).stream().map(McpServer.Answer::health).toList());
        // Read last: an end that came in between has stopped servers.
        PluginState end = ending;
        return end == null ? check : check.withState(end);
    }

    @Override
    public DiscoveryResult discover() {
        DiscoveryResult discovery = DiscoveryResult.merge(
                ask(McpServer::answer).stream().map(McpServer.Answer::discovery).toList());
        return ending == null ? discovery : new DiscoveryResult(List.of(), List.of(), false);
    }

    /**
     * Ends a server's process, if it still runs, and starts another. The next healthcheck reports how that went.
     *
     * @param serverName the server's name
     * @throws IllegalArgumentException if the plugin has no such server
     * @throws PluginLifecycleException if the process does not end, or the plugin was shut down
     */
    public void restart(String serverName) throws PluginLifecycleException {
        McpServer server = servers.get(serverName);
        if (server == null) {
            throw new IllegalArgumentException("unknown server \"" + serverName + "\" (expected one of "
                    + String.join(", ", servers.keySet()) + ")");
        }
        server.restart();
    }

    @Override
    public synchronized void shutdown() throws PluginLifecycleException {
        if (ending instanceof PluginState.Stopped) {
            return;
        }
        ending = new PluginState.ShuttingDown();
        List<String> faults = ask(McpServer::stop);
        if (!faults.isEmpty()) {
            // Not stopped: a process may be left, and another shutdown may still end it.
            throw new PluginLifecycleException(String.join("; ", faults));
        }
        ending = new PluginState.Stopped();
    }

    /** Asks every server at the same time; the answers come in the order of the servers. */
    private <T> List<T> ask(Function<McpServer, Mono<T>> question) {
        // A future's join and not a Mono's block, which refuses to wait on some of Reactor's own threads.
        return Flux.fromIterable(servers.values()).flatMapSequential(question).collectList().toFuture().join();
    }
}
