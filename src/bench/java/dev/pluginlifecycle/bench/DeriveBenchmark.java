package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Derives a state, also when half of the servers are required, and compared with a loop that fills two arrays. */
@State(Scope.Benchmark)
public class DeriveBenchmark {

    @Param
    public Servers kind;

    @Param({"5", "1000", "32000"})
    public int servers;

    private List<ServerHealth> given;
    private Set<String> required;

    public enum Servers { HEALTHY, HALF_FAILED }

    @Setup
    public void setUp() {
        given = Samples.servers(servers, kind == Servers.HEALTHY ? servers : servers / 2);
        required = given.stream().limit(servers / 2).map(ServerHealth::serverName).collect(Collectors.toSet());
        if (!deriveRequired().equals(derive())) {
            throw new IllegalStateException("the required servers are healthy, and the states differ");
        }
    }

    @Benchmark
    public PluginState derive() {
        return PluginState.fromServers(given);
    }

    @Benchmark
    public PluginState deriveRequired() {
        return PluginState.fromServers(given, required);
    }

    @Benchmark
    public Object deriveBaseline() {
        String[] usable = new String[given.size()];
        ServerHealth[] failed = new ServerHealth[given.size()];
        int usableCount = 0;
        int failedCount = 0;
        for (ServerHealth server : given) {
            if (server.status() == ServerStatus.FAILED) {
                failed[failedCount++] = server;
            } else {
                usable[usableCount++] = server.serverName();
            }
        }
        return new Object[] {usable, failed};
    }
}
