package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.time.Instant;
import java.util.List;

/** An adapter in memory that keeps every rule. What breaks one overrides a piece of it. */
class SoundAdapter implements PluginLifecycle {

    static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search", "read"));
    static final ServerHealth SLOW = ServerHealth.degraded("slow", List.of("browse"), "timed out twice");
    static final ServerHealth BETA = ServerHealth.failed("beta", List.of("write", "read"), "connection refused");

    private final List<ServerHealth> servers;
    private volatile boolean stopped;

    SoundAdapter(ServerHealth... servers) {
        this.servers = List.of(servers);
    }

    static SoundAdapter degraded() {
        return new SoundAdapter(ALPHA, SLOW, BETA);
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {}

    @Override
    public PluginHealthcheck healthcheck() {
        return new PluginHealthcheck(name(), stopped ? new PluginState.Stopped() : state(), servers(), now());
    }

    @Override
    public DiscoveryResult discover() {
        return new DiscoveryResult(tools().stream().map(name -> new ToolInfo(name, null, null)).toList(), List.of(), partial());
    }

    @Override
    public void shutdown() throws PluginLifecycleException {
        stopped = true;
    }

    String name() {
        return "search-plugin";
    }

    PluginState state() {
        return PluginState.fromServers(servers());
    }

    List<ServerHealth> servers() {
        return servers;
    }

    long now() {
        return Instant.now().getEpochSecond();
    }

    List<String> tools() {
        return servers.stream()
                .filter(server -> server.status() != ServerStatus.FAILED)
                .flatMap(server -> server.capabilities().stream())
                .distinct()
                .toList();
    }

    boolean partial() {
        return servers.stream().anyMatch(server -> server.status() == ServerStatus.FAILED);
    }

    boolean isStopped() {
        return stopped;
    }
}
