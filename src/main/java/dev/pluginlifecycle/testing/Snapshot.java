package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryDiff;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A discovery between two healthchecks, as one caller got them. */
record Snapshot(PluginHealthcheck before, DiscoveryResult discovery, PluginHealthcheck healthcheck) {

    /** {@return the changes of the servers, whatever the plugin names are} */
    static HealthcheckDiff diff(PluginHealthcheck before, PluginHealthcheck now) {
        return HealthcheckDiff.between(
                before, new PluginHealthcheck(before.pluginName(), now.state(), now.servers(), now.lastCheck()));
    }

    /** {@return whether no server changed, so that the discovery and the healthchecks are comparable} */
    boolean isCalm() {
        return diff(before, healthcheck).isEmpty();
    }

    /** {@return whether both snapshots are calm, and have the same servers and tools} */
    boolean isEqualTo(Snapshot other) {
        DiscoveryDiff tools = DiscoveryDiff.between(other.discovery, discovery);
        return other.isCalm() && isCalm() && diff(other.healthcheck, healthcheck).isEmpty()
                && tools.isEmpty() && tools.previousPartial() == tools.currentPartial();
    }

    /** {@return whether a server can go down} */
    boolean isUsable() {
        return healthcheck.state().isUsable() && healthcheck.servers().stream().anyMatch(ServerHealth::isUsable);
    }

    boolean areAllUsable() {
        return !healthcheck.servers().isEmpty() && failed().isEmpty();
    }

    /** {@return the servers that were usable in this snapshot, and that a later healthcheck lists as worse} */
    List<ServerHealth> worse(PluginHealthcheck later) {
        return healthcheck.servers().stream()
                .filter(ServerHealth::isUsable)
                .filter(server -> later.server(server.serverName()).filter(now -> isWorse(server, now)).isPresent())
                .toList();
    }

    private static boolean isWorse(ServerHealth before, ServerHealth now) {
        return now.status().compareTo(before.status()) > 0;
    }

    /** {@return the names of the servers that a later healthcheck does not list} */
    List<String> unlisted(PluginHealthcheck later) {
        return diff(healthcheck, later).removed();
    }

    /** {@return whether a later healthcheck lists a server that this snapshot does not know} */
    boolean lacksServersOf(PluginHealthcheck later) {
        return !diff(healthcheck, later).added().isEmpty();
    }

    /** {@return whether the servers are as good as in this snapshot again, and all its tools are offered} */
    boolean isRestored(List<ServerHealth> servers, Snapshot later) {
        return servers.stream().allMatch(server -> later.healthcheck.server(server.serverName())
                        .filter(now -> !isWorse(server, now)).isPresent())
                && lostTools(later).isEmpty();
    }

    List<String> lostTools(Snapshot later) {
        return DiscoveryDiff.between(discovery, later.discovery).toolsRemoved();
    }

    private List<ServerHealth> failed() {
        return healthcheck.servers().stream().filter(server -> !server.isUsable()).toList();
    }

    boolean isPartlyFailed() {
        return !failed().isEmpty() && failed().size() < healthcheck.servers().size();
    }

    boolean hasFailedCapabilities() {
        return failed().stream().anyMatch(server -> !server.capabilities().isEmpty());
    }

    private boolean areAllHealthy() {
        return !healthcheck.servers().isEmpty()
                && healthcheck.servers().stream().allMatch(server -> server.status() == ServerStatus.HEALTHY);
    }

    /** A plugin that is still starting is partial, even if every server that has a result is healthy. */
    boolean isPartialWrong() {
        return discovery.partial()
                ? healthcheck.state().isStartupTerminal() && areAllHealthy()
                : isPartlyFailed();
    }

    /** {@return the tools that are offered although only failed servers provide them} */
    List<String> unusableTools() {
        Set<String> unusable = new HashSet<>();
        failed().forEach(server -> unusable.addAll(server.capabilities()));
        healthcheck.servers().stream().filter(ServerHealth::isUsable)
                .forEach(server -> unusable.removeAll(server.capabilities()));
        return discovery.tools().stream().map(ToolInfo::name).filter(unusable::contains).distinct().toList();
    }

    /** {@return the tools that were offered before and are not now, although a usable server lists them} */
    List<String> missingTools(Set<String> offered) {
        Set<String> missing = new LinkedHashSet<>(offered);
        missing.removeIf(tool -> healthcheck.servers().stream().noneMatch(server ->
                server.isUsable() && server.capabilities().contains(tool)));
        discovery.tools().forEach(tool -> missing.remove(tool.name()));
        return List.copyOf(missing);
    }
}
