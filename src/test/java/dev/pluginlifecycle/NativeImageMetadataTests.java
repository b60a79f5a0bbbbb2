package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.fixtures.ModelClasses;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A native image contains a type that Jackson needs only if the metadata in the jar names the type. */
class NativeImageMetadataTests {

    private static final String METADATA =
            "/META-INF/native-image/dev.pluginlifecycle/plugin-lifecycle/reachability-metadata.json";

    @Test
    void metadataRegistersEveryMemberOfEveryWireType() throws IOException {
        assertThat(entries("reflection").map(entry -> entry.path("type").textValue()))
                .containsExactlyInAnyOrderElementsOf(ModelClasses.wireTypes().map(Class::getName).toList());
        assertThat(entries("reflection")).allSatisfy(entry -> {
            for (String member : List.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields")) {
                assertThat(entry.path(member).booleanValue()).as("%s of %s", member, entry.path("type")).isTrue();
            }
        });
    }

    @Test
    void metadataIncludesTheJsonSchema() throws IOException {
        assertThat(entries("resources").map(entry -> entry.path("glob").textValue()))
                .containsExactly("dev/pluginlifecycle/plugin-lifecycle.schema.json")
                .allSatisfy(resource -> assertThat(getClass().getResource("/" + resource)).isNotNull());
    }

    private static Stream<JsonNode> entries(String section) throws IOException {
        try (InputStream in = NativeImageMetadataTests.class.getResourceAsStream(METADATA)) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).path(section).spliterator(), false);
        }
    }
}
