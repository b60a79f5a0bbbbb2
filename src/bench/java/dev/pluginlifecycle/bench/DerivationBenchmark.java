package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of deriving a state, compared with a bare loop that puts the same references into two arrays. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DerivationBenchmark {

    @Param
    public Samples.Mix mix;

    @Param({"3", "10", "1000", "100000"})
    public int servers;

    private List<ServerHealth> given;

    @Setup
    public void setUp() {
        given = Samples.servers(servers, mix);
    }

    @Benchmark
    public PluginState derive() {
        return PluginState.fromServers(given);
    }

    @Benchmark
    public Object deriveBare() {
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
