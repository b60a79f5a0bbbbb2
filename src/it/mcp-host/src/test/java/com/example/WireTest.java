package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the output of servers without the SDK, each list entry directly as a record of the model. */
@ExtendWith(NoProcessLeft.class)
class WireTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    @Test
    void discoverReturnsEntriesAsReadFromOutput() throws Exception {
        Map<String, ServerParameters> recorded = new LinkedHashMap<>();
        Servers.all(directory).forEach((name, server) -> recorded.put(name, Servers.recorded(server, outputOf(name))));
        DiscoveryResult discovery;
        try (McpPlugin plugin = new McpPlugin("office", recorded, Duration.ofSeconds(60))) {
            discovery = plugin.discover();
        }

        List<ToolInfo> tools = new ArrayList<>();
        List<ResourceInfo> resources = new ArrayList<>();
        for (String server : recorded.keySet()) {
            for (JsonNode result : results(server)) {
                result.path("tools").forEach(tool -> tools.add(MAPPER.treeToValue(tool, ToolInfo.class)));
                result.path("resources")
                        .forEach(resource -> resources.add(MAPPER.treeToValue(resource, ResourceInfo.class)));
            }
        }
        assertThat(tools).hasSizeGreaterThan(20).containsExactlyElementsOf(discovery.tools());
        assertThat(resources).isNotEmpty().containsExactlyElementsOf(discovery.resources());
        assertThat(tools).allSatisfy(tool -> assertThat(tool.inputSchema()).containsEntry("type", "object"));
        assertThat(resources).allSatisfy(resource -> assertThat(resource.mimeType()).isNotBlank());
    }

    private List<JsonNode> results(String server) throws IOException {
        return Files.readAllLines(outputOf(server)).stream()
                .map(line -> MAPPER.readTree(line).path("result"))
                .toList();
    }

    private Path outputOf(String server) {
        return directory.resolve(server + ".jsonl");
    }
}
