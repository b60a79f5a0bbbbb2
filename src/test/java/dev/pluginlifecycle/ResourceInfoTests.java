package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ResourceInfoTests {

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("uri", () -> new ResourceInfo(null, "docs", null, null));
        assertRejectsNull("name", () -> new ResourceInfo("file:///docs", null, null, null));
        assertRejectsNull("uri", () -> new ResourceInfo(null, "docs"));
        assertRejectsNull("name", () -> new ResourceInfo("file:///docs", null));
    }

    @Test
    void constructorWithoutDescriptionAndMediaTypeLeavesThemNull() {
        assertThat(new ResourceInfo("file:///docs", "docs"))
                .isEqualTo(new ResourceInfo("file:///docs", "docs", null, null));
    }

    @Test
    void constructorReplacesLoneSurrogates() {
        assertThat(new ResourceInfo("u\uD800", "n\uD800", "d\uD800", "m\uD800"))
                .isEqualTo(new ResourceInfo("u\uFFFD", "n\uFFFD", "d\uFFFD", "m\uFFFD"));
    }

    @Test
    void readValueAcceptsAnEntryOfMcp() throws Exception {
        try (InputStream entry = getClass().getResourceAsStream("/wire/mcp-resource.json")) {
            assertThat(new ObjectMapper().readValue(entry, ResourceInfo.class))
                    .isEqualTo(new ResourceInfo("file:///docs", "docs", "all docs", "text/markdown"));
        }
    }
}
