package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A discovery between two healthchecks. */
record Moment(PluginHealthcheck before, DiscoveryResult discovery, PluginHealthcheck after) {

    /** {@return whether no server changed, so that the discovery and the healthchecks are comparable} */
    boolean isCalm() {
        return servers(before).equals(servers(after));
    }

    /** {@return the servers without their error texts, sorted} */
    private static List<ServerHealth> servers(PluginHealthcheck healthcheck) {
        return healthcheck.servers().stream()
                .map(server -> new ServerHealth(
                        server.serverName(), server.status(), server.capabilities().stream().sorted().toList(), null))
                .sorted(Comparator.comparing(ServerHealth::serverName).thenComparing(ServerHealth::status)
                        .thenComparing(server -> server.capabilities().toString()))
                .toList();
    }

    boolean areAllHealthy() {
        return !after.servers().isEmpty()
                && after.servers().stream().allMatch(server -> server.status() == ServerStatus.HEALTHY);
    }

    /** {@return whether a server has failed and another one has not} */
    boolean isPartlyFailed() {
        long failed = after.servers().stream().filter(server -> !server.isUsable()).count();
        return failed > 0 && failed < after.servers().size();
    }

    boolean hasFailedCapabilities() {
        return after.servers().stream().anyMatch(server -> !server.isUsable() && !server.capabilities().isEmpty());
    }

    /** {@return the tools that are offered although only failed servers provide them} */
    List<String> lostTools() {
        Set<String> lost = new HashSet<>();
        after.servers().stream().filter(server -> !server.isUsable()).map(ServerHealth::capabilities)
                .forEach(lost::addAll);
        after.servers().stream().filter(ServerHealth::isUsable).map(ServerHealth::capabilities)
                .forEach(lost::removeAll);
        return discovery.tools().stream().map(ToolInfo::name).filter(lost::contains).distinct().toList();
    }

    /** {@return whether {@code partial} contradicts the servers; if lost tools are offered, only they are the fault} */
    boolean isPartialWrong() {
        boolean wrong = discovery.partial() ? areAllHealthy() : isPartlyFailed();
        return wrong && lostTools().isEmpty();
    }

    boolean isContradictory() {
        return isPartialWrong() || !lostTools().isEmpty();
    }

    /** {@return whether the other moment shows the same servers and the same contradiction} */
    boolean repeats(Moment other) {
        return servers(after).equals(servers(other.after))
                && isPartialWrong() == other.isPartialWrong()
                && lostTools().equals(other.lostTools());
    }
}
