package dev.pluginlifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.WireSample;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict mapper accepts, rejects and writes the same JSON as the Rust runtime, except for intended differences. */
@Tag("strict-json")
class StrictJsonTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    private static ToolInfo tool(String schema) throws JsonProcessingException {
        return MAPPER.readValue("{\"name\":\"t\",\"input_schema\":" + schema + "}", ToolInfo.class);
    }

    private static void assertRejected(String json, Class<?> type) {
        assertThatThrownBy(() -> MAPPER.readValue(json, type)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void newMapperReturnsANewInstanceEachTime() {
        assertThat(StrictJson.newMapper()).isNotSameAs(StrictJson.newMapper());
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void newMapperWritesASampleToTheByteAndReadsItBack(WireSample sample) throws Exception {
        assertThat(MAPPER.writeValueAsString(sample.value())).isEqualTo(sample.json());
        assertThat(MAPPER.writeValueAsBytes(sample.value())).asString(StandardCharsets.UTF_8).isEqualTo(sample.json());
        assertThat(MAPPER.readValue(sample.json(), sample.value().getClass())).isEqualTo(sample.value());
    }

    /** Each text has a {@code ?} in the place of the values, which are separated by white space. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "PluginHealthcheck | {\"plugin_name\":\"p\",\"state\":{\"state\":\"healthy\"},\"servers\":[],\"last_check\":?}"
                + " | \"1\" \"\" \"\\u0020\" 1.0 1e3 true null [] [1] {} -1 9223372036854775808",
        "RuntimePluginConfig | {\"max_output_tokens\":?} | \"1\" \"\" 1.0 true -1 4294967296",
        "RuntimePluginConfig | {\"enabled_plugins\":{\"p\":?}} | \"true\" \"\" 0 1 null []",
        "RuntimePluginConfig | {\"install_root\":?} | 1 1.5 true [] {} [\"a\"]",
        "DiscoveryResult | {\"tools\":[],\"resources\":[],\"partial\":?} | \"true\" \"\" 0 1 null []",
        "ServerStatus | ? | {\"healthy\":null} 0 \"\"",
        "ToolInfo | {\"name\":\"t\",\"input_schema\":?} | [] 1 \"a\" true {\"v\":1e400} {\"v\":-1e400}"
    })
    void newMapperRejectsAnotherValue(String type, String text, String values) throws ClassNotFoundException {
        Class<?> modelType = Class.forName("dev.pluginlifecycle." + type);
        for (String value : values.split(" ")) {
            assertRejected(text.replace("?", value), modelType);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'state':'healthy'}", "{state:\"healthy\"}", "{\"state\":\"healthy\",}",
        "/**/{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}//", "# x\n{\"state\":\"healthy\"}",
        "{\"state\":\"heal\\thy\"}", "{\"state\":\"healthy\\x\"}", "{\"state\":\"healthy\",\"x\":\"\u0001\"}",
        "{\"state\":\"healthy\",\"x\":NaN}", "{\"state\":\"healthy\",\"x\":.5}", "{\"state\":\"healthy\",\"x\":1.}",
        "{\"state\":\"healthy\",\"x\":01}", "{\"state\":\"healthy\",\"x\":+1}",
        "\uFEFF{\"state\":\"healthy\"}", "\u00A0{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}\u0000"})
    void newMapperRejectsATextThatIsNotJson(String json) {
        assertRejected(json, PluginState.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32"})
    void newMapperRejectsOtherCharsets(String charset) {
        byte[] json = "{\"state\":\"failed\",\"reason\":\"\u00E9\"}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> MAPPER.readValue(json, PluginState.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void newMapperAccepts127LevelsAndRejects128() throws Exception {
        String within = "{\"state\":\"healthy\",\"x\":" + "[".repeat(126) + "]".repeat(126) + "}";
        String beyond = "{\"state\":\"healthy\",\"x\":" + "[".repeat(127) + "]".repeat(127) + "}";
        assertThat(MAPPER.readValue(within, PluginState.class)).isEqualTo(new PluginState.Healthy());
        assertRejected(beyond, PluginState.class);
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
        "1.2345678901E10, 1.2345678901E10", "5.0, 5.0", "1e16, 1.0E16", "2e23, 2.0E23",
        "123456789012345678901234567890, 123456789012345678901234567890", "18446744073709551615, 18446744073709551615"})
    void newMapperWritesTheNumbersOfASchemaInJavasNotation(String read, String written) throws Exception {
        assertThat(MAPPER.writeValueAsString(tool("{\"v\":" + read + "}"))).contains("{\"v\":" + written + "}");
    }

    @Test
    void newMapperRejectsASchemaBeyondItsLimits() throws Exception {
        assertThat(tool("{\"v\":" + "[".repeat(99) + "]".repeat(99) + "}").inputSchema()).containsOnlyKeys("v");
        assertThatThrownBy(() -> tool("{\"v\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100 levels");
        assertThatThrownBy(() -> tool("{\"v\":[" + "1,".repeat(100_000) + "1]}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100000 values");
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
