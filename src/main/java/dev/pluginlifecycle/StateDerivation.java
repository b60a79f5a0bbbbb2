package dev.pluginlifecycle;

import dev.pluginlifecycle.PluginState.Degraded;
import dev.pluginlifecycle.PluginState.Failed;
import dev.pluginlifecycle.PluginState.Healthy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives the state of a plugin from its servers. */
final class StateDerivation {

    private StateDerivation() {}

    static PluginState of(List<ServerHealth> servers) {
        List<ServerHealth> copy = Guard.list("servers", servers);
        if (copy.isEmpty()) {
            return new Failed("no servers available");
        }
        List<String> usable = new ArrayList<>(copy.size());
        List<ServerHealth> failed = new ArrayList<>();
        boolean isHealthy = true;
        for (ServerHealth server : copy) {
            isHealthy &= server.status() == ServerStatus.HEALTHY;
            if (server.isUsable()) {
                usable.add(server.serverName());
            } else {
                failed.add(server);
            }
        }
        if (isHealthy) {
            return new Healthy();
        }
        return usable.isEmpty()
                ? new Failed("all " + failed.size() + " servers failed")
                : new Degraded(usable, failed);
    }

    static PluginState of(List<ServerHealth> servers, Set<String> requiredServers) {
        List<ServerHealth> copy = Guard.list("servers", servers);
        Map<String, List<ServerHealth>> entries = new HashMap<>();
        // Lone surrogates are replaced as in server names, since a name with one would otherwise match no server.
        for (Object name : Guard.notNull("requiredServers", requiredServers).toArray()) {
            entries.put(Guard.string("a name in requiredServers", (String) name), new ArrayList<>());
        }
        for (ServerHealth server : copy) {
            List<ServerHealth> required = entries.get(server.serverName());
            if (required != null) {
                required.add(server);
            }
        }
        String faults = entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> fault(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return faults.isEmpty() ? of(copy) : new Failed(faults);
    }

    private static Optional<String> fault(String name, List<ServerHealth> entries) {
        String server = "required server " + Excerpt.oneLine(name);
        if (entries.isEmpty()) {
            return Optional.of(server + " is missing");
        }
        List<ServerHealth> failed = entries.stream().filter(entry -> !entry.isUsable()).toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        String errorText = failed.stream()
                .map(ServerHealth::lastError)
                .filter(Objects::nonNull)
                .map(text -> Excerpt.oneLine(text).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> ": " + text)
                .orElse("");
        return Optional.of(server + " failed" + errorText);
    }
}
