package dev.pluginlifecycle.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ToolInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of creating 200 tools with their schemas, compared with parsing them into plain lists and maps. */
@State(Scope.Benchmark)
@Warmup(iterations = 1, time = 2000, timeUnit = TimeUnit.MILLISECONDS)
public class DiscoveryBenchmark {

    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] json;
    private List<Map<String, Object>> parsed;

    @Setup
    public void setUp() throws IOException {
        json = mapper.writeValueAsBytes(Samples.tools());
        parsed = discoverBare();
    }

    @Benchmark
    @SuppressWarnings("unchecked")
    public DiscoveryResult discover() {
        List<ToolInfo> tools = new ArrayList<>(parsed.size());
        for (Map<String, Object> tool : parsed) {
            tools.add(new ToolInfo(
                    (String) tool.get("name"),
                    (String) tool.get("description"),
                    (Map<String, Object>) tool.get("input_schema")));
        }
        return new DiscoveryResult(tools, List.of(), false);
    }

    @Benchmark
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> discoverBare() throws IOException {
        return mapper.readValue(json, List.class);
    }
}
