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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A plugin backed by MCP servers. Each server is a child process that communicates over its standard streams.
 *
 * <p>The servers start at the first {@code healthcheck} or {@code discover}. A server that does not start, or ends, is
 * failed until it is restarted. The other servers continue. The plugin asks all servers at the same time. The timeout
 * applies to the start of each server and to each reply. Any reply counts as a sign of life, and malformed entries of a
 * list are left out. A server gets the environment variables in its parameters, and none of the host's other ones.
 * Their values, and texts that look like secrets, do not appear in error texts. After a shutdown, no process is left.
 *
 * <p>Servers of different vendors often provide tools with the same name and different schemas. This plugin offers such
 * a tool once, from the first working server in the order of the map. Tools keep the names that the servers'
 * documentation and prompts use. However, a call can reach a different tool while the first server is down, which
 * {@code DiscoveryDiff} reports as a changed tool. A host that wants to offer both tools can add the name of the server
 * to each tool name as a prefix before it merges, and remove the prefix before it calls.
 */
public final class McpPlugin implements PluginLifecycle {

    private final String name;
    private final Map<String, McpServer> servers = new LinkedHashMap<>();

    /** The state since {@link #shutdown} was called, or null before. */
    private volatile PluginState ending;

    /**
     * Creates a plugin without starting its servers.
     *
     * @param name the plugin's name and id, not blank
     * @param servers the start parameters of each server, by name; earlier servers take precedence for tool names
     * @param timeout the maximum time for the start of a server, and for each reply
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
            faults.add("plugin " + name + " is disabled");
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
        Instant begin = Instant.now();
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(
                name, ask(McpServer::result).stream().map(McpServer.Result::health).toList(), () -> begin);
        // Read after the servers, because a shutdown in the meantime would make them look failed.
        PluginState end = ending;
        return end == null ? healthcheck : healthcheck.withState(end);
    }

    @Override
    public DiscoveryResult discover() {
        DiscoveryResult discovery = DiscoveryResult.merge(
                ask(McpServer::result).stream().map(McpServer.Result::discovery).toList());
        return ending == null ? discovery : DiscoveryResult.empty();
    }

    /**
     * Ends a server's process, if it still runs, and starts a new one. The next healthcheck reports the result.
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
            // The plugin is not stopped: a process may still run, and another shutdown may end it.
            throw new PluginLifecycleException(String.join("; ", faults));
        }
        ending = new PluginState.Stopped();
    }

    /** Asks all servers at the same time, and returns the results in the order of the servers. */
    private <T> List<T> ask(Function<McpServer, Mono<T>> question) {
        // Mono.block would throw on some of Reactor's own threads, so this joins a future.
        return Flux.fromIterable(servers.values()).flatMapSequential(question).collectList().toFuture().join();
    }
}
