package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ResourceInfoTests {

    @Test
    void constructorWithoutDescriptionAndMediaTypeLeavesThemNull() {
        assertThat(new ResourceInfo("file:///docs", "docs"))
                .isEqualTo(new ResourceInfo("file:///docs", "docs", null, null));
    }

    @Test
    void readValueAcceptsAnEntryOfMcp() throws Exception {
        try (InputStream entry = getClass().getResourceAsStream("/wire/mcp-resource.json")) {
            assertThat(new ObjectMapper().readValue(entry, ResourceInfo.class))
                    .isEqualTo(new ResourceInfo("file:///docs", "docs", "all docs", "text/markdown"));
        }
    }
}
