package dev.pluginlifecycle;

import dev.pluginlifecycle.PluginState.Degraded;
import dev.pluginlifecycle.PluginState.Failed;
import dev.pluginlifecycle.PluginState.Healthy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the state of a plugin follows from its servers. */
final class StateDerivation {

    private StateDerivation() {}

    static PluginState of(List<ServerHealth> servers) {
        // A list may change while it is read, so what is sorted into two lists is a copy.
        return areHealthy(servers) ? new Healthy() : sorted(CheckedList.ofServers("servers", servers));
    }

    private static boolean areHealthy(List<ServerHealth> servers) {
        if (servers == null) {
            return false;
        }
        boolean any = false;
        // As objects: what else a raw list holds is refused by the copy, with its name.
        for (Object server : servers) {
            if (!(server instanceof ServerHealth health) || health.status() != ServerStatus.HEALTHY) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static PluginState sorted(List<ServerHealth> servers) {
        int size = servers.size();
        String[] usable = new String[size];
        ServerHealth[] failed = new ServerHealth[size];
        int usableCount = 0;
        int failedCount = 0;
        boolean healthy = true;
        for (ServerHealth server : servers) {
            if (server.status() == ServerStatus.FAILED) {
                failed[failedCount++] = server;
            } else {
                usable[usableCount++] = server.serverName();
                healthy &= server.status() == ServerStatus.HEALTHY;
            }
        }
        if (size == 0) {
            return new Failed("no servers available");
        }
        if (usableCount == 0) {
            return new Failed("all " + failedCount + " servers failed");
        }
        if (failedCount == 0 && healthy) {
            return new Healthy();
        }
        return new Degraded(CheckedList.ofChecked(usable, usableCount), CheckedList.ofChecked(failed, failedCount));
    }

    static PluginState of(List<ServerHealth> servers, Set<String> requiredServers) {
        SortedSet<String> required = namesOf(requiredServers);
        if (required.isEmpty()) {
            return of(servers);
        }
        List<ServerHealth> checked = CheckedList.ofServers("servers", servers);
        Map<String, ServerHealth> listed = new HashMap<>();
        for (ServerHealth server : checked) {
            if (required.contains(server.serverName())) {
                listed.merge(server.serverName(), server, StateDerivation::worse);
            }
        }
        String faults = required.stream()
                .map(name -> fault(name, listed.get(name)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return faults.isEmpty() ? of(checked) : new Failed(faults);
    }

    private static SortedSet<String> namesOf(Set<String> requiredServers) {
        Objects.requireNonNull(requiredServers, "requiredServers must not be null");
        SortedSet<String> names = new TreeSet<>();
        for (Object name : requiredServers) {
            if (name != null && !(name instanceof String)) {
                throw new IllegalArgumentException("requiredServers must hold nothing but String: " + requiredServers);
            }
            // Repaired as server names are, so that a name finds its server.
            names.add(WellFormed.required("a name in requiredServers", (String) name));
        }
        return names;
    }

    /** Of two entries of one name, the failed one; of two failed ones, the first that has an error text. */
    private static ServerHealth worse(ServerHealth first, ServerHealth second) {
        return severity(second) > severity(first) ? second : first;
    }

    private static int severity(ServerHealth server) {
        if (server.status() != ServerStatus.FAILED) {
            return 0;
        }
        return hasErrorText(server) ? 2 : 1;
    }

    private static Optional<String> fault(String name, ServerHealth listed) {
        if (listed == null) {
            return Optional.of("required server " + name + " is missing");
        }
        if (listed.status() != ServerStatus.FAILED) {
            return Optional.empty();
        }
        String fault = "required server " + name + " failed";
        return Optional.of(hasErrorText(listed) ? fault + ": " + listed.lastError() : fault);
    }

    private static boolean hasErrorText(ServerHealth server) {
        return server.lastError() != null && !server.lastError().isBlank();
    }
}
