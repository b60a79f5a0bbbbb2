package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Values of a realistic size. */
final class Samples {

    private Samples() {}

    /** {@return new servers in an immutable list; the first {@code healthy} are healthy, the others have failed} */
    static List<ServerHealth> servers(int count, int healthy) {
        List<ServerHealth> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "server-" + i;
            List<String> capabilities = List.of("search-" + i, "read-" + i, "write-" + i);
            servers.add(i < healthy
                    ? ServerHealth.healthy(name, capabilities)
                    : ServerHealth.failed(name, capabilities, "connection refused: 10.0.0." + i % 256 + ":8080"));
        }
        return List.copyOf(servers);
    }

    static PluginHealthcheck healthcheck(List<ServerHealth> servers) {
        return PluginHealthcheck.fromServers("search-plugin", servers, () -> Instant.ofEpochSecond(1_764_000_000));
    }
}
