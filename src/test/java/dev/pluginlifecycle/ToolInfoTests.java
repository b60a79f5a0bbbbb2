package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolInfoTests {

    @Test
    void shortConstructorsLeaveTheRestNull() {
        assertThat(new ToolInfo("search")).isEqualTo(new ToolInfo("search", null, null));
        assertThat(new ToolInfo("search", "finds files")).isEqualTo(new ToolInfo("search", "finds files", null));
    }

    @Test
    void constructorAllowsAnEmptySchema() {
        assertThat(new ToolInfo("search", null, Map.of()).inputSchema()).isEmpty();
    }

    @Test
    void constructorReplacesLoneSurrogates() {
        assertThat(new ToolInfo("n\uD800", "d\uD800", Map.of("k\uD800", List.of("v\uD800"))))
                .isEqualTo(new ToolInfo("n\uFFFD", "d\uFFFD", Map.of("k\uFFFD", List.of("v\uFFFD"))));
    }

    @Test
    void readValueAcceptsAnEntryOfMcp() throws Exception {
        try (InputStream entry = getClass().getResourceAsStream("/wire/mcp-tool.json")) {
            assertThat(new ObjectMapper().readValue(entry, ToolInfo.class))
                    .isEqualTo(new ToolInfo("search", "finds files", Map.of("type", "object")));
        }
    }

    @Test
    void readValueRejectsAString() {
        assertThatThrownBy(() -> new ObjectMapper().readValue("\"search\"", ToolInfo.class))
                .isInstanceOf(MismatchedInputException.class);
    }
}
