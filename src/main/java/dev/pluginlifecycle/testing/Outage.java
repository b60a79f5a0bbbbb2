package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An outage of a server.
 *
 * @param before the calm moment before the outage
 * @param second the start of the outage, in seconds since the Unix epoch
 */
record Outage(Moment before, long second) {

    /** {@return whether a server is listed with a worse status than before} */
    boolean isSeenIn(PluginHealthcheck healthcheck) {
        return healthcheck.servers().stream().anyMatch(this::isWorse);
    }

    private boolean isWorse(ServerHealth server) {
        return statusBefore(server.serverName()).filter(status -> server.status().compareTo(status) > 0).isPresent();
    }

    private Optional<ServerStatus> statusBefore(String name) {
        return before.after().servers().stream()
                .filter(server -> server.serverName().equals(name))
                .map(ServerHealth::status)
                .max(ServerStatus::compareTo);
    }

    /** {@return whether {@code lastCheck} is not before the outage, or is 0, which {@code healthcheck-clock} judges} */
    boolean isCheckedSince(PluginHealthcheck healthcheck) {
        return healthcheck.lastCheck() >= second || healthcheck.lastCheck() == 0;
    }

    /** {@return the servers that do not have their former status, as {@code beta failed} or {@code beta missing}} */
    List<String> serversNotRecovered(PluginHealthcheck healthcheck) {
        return before.after().servers().stream()
                .filter(server -> healthcheck.servers().stream().noneMatch(now ->
                        now.serverName().equals(server.serverName()) && now.status() == server.status()))
                .map(server -> Text.cut(server.serverName()) + " " + healthcheck.servers().stream()
                        .filter(now -> now.serverName().equals(server.serverName()))
                        .map(now -> now.status().wireName())
                        .findFirst().orElse("missing"))
                .toList();
    }

    List<String> toolsStillMissing(DiscoveryResult discovery) {
        List<String> tools = discovery.tools().stream().map(ToolInfo::name).toList();
        return before.discovery().tools().stream().map(ToolInfo::name).filter(tool -> !tools.contains(tool)).toList();
    }

    boolean isOver(Call healthcheck, Call discovery) {
        return healthcheck.healthcheck().filter(found -> serversNotRecovered(found).isEmpty()).isPresent()
                && discovery.discovery().filter(found -> toolsStillMissing(found).isEmpty()).isPresent();
    }

    /** {@return whether two calls in succession show that the outage is over} */
    boolean isOverIn(List<Call> calls) {
        return IntStream.range(1, calls.size()).anyMatch(next -> isOver(calls.get(next - 1), calls.get(next)));
    }
}
