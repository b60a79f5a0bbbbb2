package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.List;

/** Records of the shape of a degraded healthcheck, without annotations and checks. */
record PlainHealthcheck(String pluginName, State state, List<Server> servers, long lastCheck) {

    record State(String state, List<String> healthyServers, List<Server> failedServers) {}

    record Server(String serverName, Status status, List<String> capabilities, String lastError) {}

    /** The constants have the names on the wire. */
    enum Status { healthy, degraded, failed }

    static PlainHealthcheck of(PluginHealthcheck healthcheck) {
        PluginState.Degraded degraded = (PluginState.Degraded) healthcheck.state();
        State state = new State(degraded.wireName(), degraded.healthyServers(), servers(degraded.failedServers()));
        return new PlainHealthcheck(
                healthcheck.pluginName(), state, servers(healthcheck.servers()), healthcheck.lastCheck());
    }

    private static List<Server> servers(List<ServerHealth> servers) {
        return servers.stream()
                .map(server -> new Server(
                        server.serverName(),
                        Status.valueOf(server.status().wireName()),
                        server.capabilities(),
                        server.lastError()))
                .toList();
    }
}
