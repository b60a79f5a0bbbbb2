package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolInfoTests {

    @Test
    void shortConstructorsLeaveTheRestNull() {
        assertThat(new ToolInfo("search")).isEqualTo(new ToolInfo("search", null, null));
        assertThat(new ToolInfo("search", "finds files")).isEqualTo(new ToolInfo("search", "finds files", null));
    }

    @Test
    void readValueAcceptsAnEntryOfMcp() throws Exception {
        try (InputStream entry = getClass().getResourceAsStream("/wire/mcp-tool.json")) {
            assertThat(new ObjectMapper().readValue(entry, ToolInfo.class))
                    .isEqualTo(new ToolInfo("search", "finds files", Map.of("type", "object")));
        }
    }
}
