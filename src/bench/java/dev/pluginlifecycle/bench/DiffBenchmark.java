package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compares two healthchecks. */
@State(Scope.Benchmark)
public class DiffBenchmark {

    @Param
    public Change change;

    @Param({"5", "1000"})
    public int servers;

    private PluginHealthcheck previous;
    private PluginHealthcheck current;

    /** The lists of servers are equal, or the status of one server has changed. */
    public enum Change { EQUAL, ONE_CHANGED }

    @Setup
    public void setUp() {
        previous = Samples.healthcheck(Samples.servers(servers, servers));
        current = Samples.healthcheck(Samples.servers(servers, change == Change.EQUAL ? servers : servers - 1));
        if (diff().isEmpty() != (change == Change.EQUAL)) {
            throw new IllegalStateException(diff().toString());
        }
    }

    @Benchmark
    public HealthcheckDiff diff() {
        return HealthcheckDiff.between(previous, current);
    }
}
