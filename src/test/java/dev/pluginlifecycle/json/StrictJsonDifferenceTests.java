package dev.pluginlifecycle.json;

import static dev.pluginlifecycle.json.StrictJsonTests.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intended differences between the strict mapper and the Rust runtime. */
@Tag("strict-json")
class StrictJsonDifferenceTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    private static ToolInfo tool(String schema) throws JsonProcessingException {
        return MAPPER.readValue("{\"name\":\"t\",\"input_schema\":" + schema + "}", ToolInfo.class);
    }

    private static Object schemaValue(String value) throws JsonProcessingException {
        return tool("{\"v\":" + value + "}").inputSchema().get("v");
    }

    @Test
    void newMapperSortsKeysByUtf16Unit() throws Exception {
        // Sorted by code point, U+FFFF would come first.
        assertThat(MAPPER.writeValueAsString(tool("{\"\uFFFF\":1,\"\uD83D\uDE00\":2}")))
                .contains("{\"\uD83D\uDE00\":2,\"\uFFFF\":1}");
    }

    @Test
    void newMapperRejectsDuplicatesInASchemaAndAmongUnknownMembers() {
        assertRejected("{\"name\":\"t\",\"input_schema\":{\"a\":1,\"a\":1}}", ToolInfo.class);
        assertRejected("{\"state\":\"healthy\",\"x\":1,\"x\":1}", PluginState.class);
    }

    @Test
    void newMapperReplacesALoneSurrogate() throws Exception {
        String json = "{\"server_name\":\"\\ud83d\",\"status\":\"healthy\",\"capabilities\":[]}";
        assertThat(MAPPER.readValue(json, ServerHealth.class).serverName()).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"-0, 0", "1e21, 1.0E21", "1E+2, 100.0", "0.10, 0.1", "2e-5, 2.0E-5", "1.5, 1.5", "-0.0, 0.0",
        "1.2345678901E10, 1.2345678901E10", "5.0, 5.0", "1e16, 1.0E16",
        "123456789012345678901234567890, 123456789012345678901234567890", "18446744073709551615, 18446744073709551615"})
    void newMapperWritesTheNumbersOfASchemaInJavasNotation(String read, String written) throws Exception {
        assertThat(MAPPER.writeValueAsString(tool("{\"v\":" + read + "}"))).contains("{\"v\":" + written + "}");
    }

    @Test
    void newMapperRejectsASchemaBeyondItsLimits() throws Exception {
        assertThat(schemaValue("[".repeat(99) + "]".repeat(99))).isInstanceOf(List.class);
        assertThatThrownBy(() -> schemaValue("[".repeat(100) + "]".repeat(100)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100 levels");
        assertThatThrownBy(() -> schemaValue("[" + "1,".repeat(100_000) + "1]"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100000 values");
    }

    @Test
    void newMapperReadsTheNamesOfMcp() throws Exception {
        assertThat(MAPPER.readValue("{\"name\":\"t\",\"inputSchema\":{\"a\":1}}", ToolInfo.class))
                .isEqualTo(new ToolInfo("t", null, Map.of("a", 1)));
        assertThat(MAPPER.readValue("{\"uri\":\"u\",\"name\":\"r\",\"mimeType\":\"text/plain\"}", ResourceInfo.class))
                .isEqualTo(new ResourceInfo("u", "r", null, "text/plain"));
    }

    @Test
    void newMapperSkipsANumberBeyondADoubleInAnUnknownMember() throws Exception {
        assertThat(MAPPER.readValue("{\"state\":\"healthy\",\"x\":1e400}", PluginState.class))
                .isEqualTo(new PluginState.Healthy());
    }

    @Test
    void newMapperReadsNullAtTheTopAsNull() throws Exception {
        assertThat(MAPPER.readValue("null", PluginState.class)).isNull();
    }
}
