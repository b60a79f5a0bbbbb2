package dev.pluginlifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
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

/** The strict mapper accepts, rejects and writes the same JSON as the Rust runtime, also beyond the vectors. */
@Tag("strict-json")
class StrictJsonTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();
    private static final String NO_STRING = "1 1.5 true false null [] {} [\"a\"]";
    private static final String NO_BOOLEAN = "\"true\" \"\" 0 1 null []";

    private static ToolInfo tool(String schema) throws JsonProcessingException {
        return MAPPER.readValue("{\"name\":\"t\",\"input_schema\":" + schema + "}", ToolInfo.class);
    }

    static void assertRejected(String json, Class<?> type) {
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
        "ServerHealth | {\"server_name\":?,\"status\":\"healthy\",\"capabilities\":[]} | " + NO_STRING,
        "PluginState | {\"state\":\"failed\",\"reason\":?} | " + NO_STRING,
        "DegradedMode | {\"available_tools\":[?],\"unavailable_tools\":[],\"reason\":\"\"} | " + NO_STRING,
        "PluginHealthcheck | {\"plugin_name\":\"p\",\"state\":{\"state\":\"healthy\"},\"servers\":[],\"last_check\":?}"
                + " | \"1\" \"\" \"\\u0020\" 1.0 1e3 true null [] [1] {} -1 01 +1 9223372036854775808 0x1 NaN",
        "RuntimePluginConfig | {\"max_output_tokens\":?} | \"1\" \"\" 1.0 true -1 4294967296",
        "RuntimePluginConfig | {\"enabled_plugins\":{\"p\":?}} | " + NO_BOOLEAN,
        "DiscoveryResult | {\"tools\":[],\"resources\":[],\"partial\":?} | " + NO_BOOLEAN,
        "ServerHealth | {\"server_name\":\"a\",\"status\":\"healthy\",\"capabilities\":?} | \"\" \"a\" {} null 1",
        "ServerStatus | ? | {\"healthy\":null} 0 \"\"",
        "ToolInfo | {\"name\":\"t\",\"input_schema\":?} | [] 1 \"a\" true {\"v\":1e400} {\"v\":-1e400}"
    })
    void newMapperRejectsAnotherValue(String type, String text, String values) throws ClassNotFoundException {
        Class<?> modelType = Class.forName("dev.pluginlifecycle." + type);
        for (String value : values.split(" ")) {
            assertRejected(text.replace("?", value), modelType);
        }
    }

    @Test
    void newMapperNamesThePlaceAndTheValue() {
        assertThatThrownBy(() -> MAPPER.readValue("{\"max_output_tokens\":\"12\"}", RuntimePluginConfig.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("\"12\"")
                .hasMessageContaining("[\"max_output_tokens\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "\"\"", "\"a\"", "1", "true",
        "{\"state\":\"healthy\"} x", "{\"state\":\"healthy\"}{}", "{\"state\":\"healthy\"},",
        "{\"state\":\"healthy\",}",
        "{'state':'healthy'}", "{state:\"healthy\"}", "/**/{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}//",
        "# x\n{\"state\":\"healthy\"}", "{\"state\":\"heal\\thy\"}", "{\"state\":\"healthy\\x\"}",
        "{\"state\":\"healthy\",\"x\":\"\u0001\"}", "{\"state\":\"healthy\",\"x\":NaN}",
        "{\"state\":\"healthy\",\"x\":.5}",
        "{\"state\":\"healthy\",\"x\":1.}", "{\"state\":\"healthy\",\"x\":01}", "{\"state\":\"healthy\",\"x\":+1}",
        "\uFEFF{\"state\":\"healthy\"}", "\u00A0{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}\u0000",
        "{\"state\":\"healthy\",\"state\":\"healthy\"}", "{\"state\":\"failed\",\"reason\":\"a\",\"reason\":\"a\"}",
        "{\"reason\":\"a\",\"state\":\"failed\",\"reason\":\"a\"}"})
    void newMapperRejectsATextThatIsNotAState(String json) {
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
    void newMapperWritesCharactersLikeTheRustRuntime() throws Exception {
        PluginState state = new PluginState.Failed("\u0000\u001f\u007f\b\f\n\r\t\"\\/é\u2028\uD83D\uDE00");
        String json = "{\"state\":\"failed\",\"reason\":"
                + "\"\\u0000\\u001f\u007f\\b\\f\\n\\r\\t\\\"\\\\/é\u2028\uD83D\uDE00\"}";
        assertThat(MAPPER.writeValueAsString(state)).isEqualTo(json);
        assertThat(MAPPER.writeValueAsBytes(state)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void newMapperSortsTheKeysOfAFreeMap() throws Exception {
        String json = "{\"name\":\"t\",\"description\":null,\"input_schema\":{\"a\":{\"x\":1,\"y\":2},\"b\":[]}}";
        assertThat(MAPPER.writeValueAsString(tool("{\"b\":[],\"a\":{\"y\":2,\"x\":1}}"))).isEqualTo(json);
        assertThat(MAPPER.writeValueAsString(
                        RuntimePluginConfig.defaults().withPlugin("b", true).withPlugin("a", false)))
                .startsWith("{\"enabled_plugins\":{\"a\":false,\"b\":true},");
    }
}
