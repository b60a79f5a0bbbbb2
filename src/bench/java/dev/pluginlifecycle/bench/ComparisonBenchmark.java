package dev.pluginlifecycle.bench;

import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of deriving a degraded mode and of comparing two healthchecks. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 1000, timeUnit = TimeUnit.MILLISECONDS)
public class ComparisonBenchmark {

    @Param({"3", "1000"})
    public int servers;

    private PluginHealthcheck previous;
    private PluginHealthcheck current;
    private DiscoveryResult discovery;

    @Setup
    public void setUp() {
        previous = Samples.healthcheck(servers, Samples.Mix.HEALTHY);
        current = Samples.healthcheck(servers, Samples.Mix.MIXED);
        List<ToolInfo> tools = Samples.tools().stream()
                .map(tool -> new ToolInfo((String) tool.get("name"), null, null))
                .toList();
        discovery = new DiscoveryResult(tools, List.of(), true);
    }

    @Benchmark
    public Optional<DegradedMode> degradedMode() {
        return current.degradedMode(discovery);
    }

    @Benchmark
    public HealthcheckDiff diff() {
        return HealthcheckDiff.between(previous, current);
    }
}
