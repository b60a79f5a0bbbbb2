package dev.pluginlifecycle;

import dev.pluginlifecycle.PluginState.Degraded;
import dev.pluginlifecycle.PluginState.Failed;
import dev.pluginlifecycle.PluginState.Healthy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Derives the state of a plugin from its servers. */
final class StateDerivation {

    private StateDerivation() {}

    static PluginState of(List<ServerHealth> servers) {
        List<ServerHealth> copy = Guard.list("servers", servers);
        if (copy.isEmpty()) {
            return new Failed("no servers available");
        }
        if (areAllHealthy(copy)) {
            return new Healthy();
        }
        List<String> usable = new ArrayList<>(copy.size());
        List<ServerHealth> failed = new ArrayList<>(copy.size());
        for (ServerHealth server : copy) {
            if (server.isUsable()) {
                usable.add(server.serverName());
            } else {
                failed.add(server);
            }
        }
        return usable.isEmpty()
                ? new Failed("all " + failed.size() + " servers failed")
                : new Degraded(usable, failed);
    }

    private static boolean areAllHealthy(List<ServerHealth> servers) {
        for (ServerHealth server : servers) {
            if (server.status() != ServerStatus.HEALTHY) {
                return false;
            }
        }
        return true;
    }

    static PluginState of(List<ServerHealth> servers, Set<String> requiredServers) {
        List<ServerHealth> copy = Guard.list("servers", servers);
        Set<String> required = new TreeSet<>();
        // Lone surrogates are replaced as in server names, since a name with one would otherwise match no server.
        Guard.notNull("requiredServers", requiredServers)
                .forEach(name -> required.add(Guard.string("a name in requiredServers", name)));
        String faults = required.stream()
                .map(name -> fault(name, copy))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return faults.isEmpty() ? of(copy) : new Failed(faults);
    }

    private static Optional<String> fault(String name, List<ServerHealth> servers) {
        List<ServerHealth> entries =
                servers.stream().filter(server -> server.serverName().equals(name)).toList();
        if (entries.isEmpty()) {
            return Optional.of("required server " + name + " is missing");
        }
        List<ServerHealth> failed = entries.stream().filter(server -> !server.isUsable()).toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        String errorText = failed.stream()
                .map(ServerHealth::lastError)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(text -> ": " + text)
                .orElse("");
        return Optional.of("required server " + name + " failed" + errorText);
    }
}
