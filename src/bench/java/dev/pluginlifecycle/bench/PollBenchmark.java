package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Derives the healthchecks of 10,000 plugins with five servers each, and compares each with the previous one. */
@State(Scope.Benchmark)
public class PollBenchmark {

    private static final int PLUGINS = 10_000;

    /** One plugin in this many has a server that failed since the previous poll. */
    private static final int CHANGED = 100;

    private final List<PluginHealthcheck> previous = new ArrayList<>();
    private final List<List<ServerHealth>> probed = new ArrayList<>();

    @Setup
    public void setUp() {
        for (int i = 0; i < PLUGINS; i++) {
            previous.add(Samples.healthcheck(Samples.servers(5, 5)));
            probed.add(Samples.servers(5, i % CHANGED == 0 ? 4 : 5));
        }
        if (poll() != PLUGINS / CHANGED) {
            throw new IllegalStateException(poll() + " plugins have changed");
        }
    }

    @Benchmark
    public int poll() {
        int changed = 0;
        for (int i = 0; i < PLUGINS; i++) {
            PluginHealthcheck current = Samples.healthcheck(probed.get(i));
            if (!HealthcheckDiff.between(previous.get(i), current).isEmpty()) {
                changed++;
            }
        }
        return changed;
    }
}
