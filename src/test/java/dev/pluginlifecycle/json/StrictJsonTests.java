package dev.pluginlifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.DegradedMode;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.fixtures.RandomModel;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference accepts, rejects and writes, beyond its vectors, and the intended differences. */
@Tag("strict-json")
class StrictJsonTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    private static ToolInfo tool(String schema) throws JsonProcessingException {
        return MAPPER.readValue("{\"name\":\"t\",\"input_schema\":" + schema + "}", ToolInfo.class);
    }

    private static Object schemaValue(String value) throws JsonProcessingException {
        return tool("{\"v\":" + value + "}").inputSchema().get("v");
    }

    private static String withName(String name) {
        return "{\"server_name\":" + name + ",\"status\":\"healthy\",\"capabilities\":[]}";
    }

    private static void assertRejected(String json, Class<?> type) {
        assertThatThrownBy(() -> MAPPER.readValue(json, type)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void newMapperReturnsANewMapper() {
        assertThat(StrictJson.newMapper()).isNotSameAs(StrictJson.newMapper());
    }

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.json.WireSample#all")
    void sampleIsWrittenToTheByteAndReadBack(WireSample sample) throws Exception {
        assertThat(MAPPER.writeValueAsString(sample.value())).isEqualTo(sample.json());
        assertThat(MAPPER.writeValueAsBytes(sample.value())).asString(StandardCharsets.UTF_8).isEqualTo(sample.json());
        assertThat(MAPPER.readValue(sample.json(), sample.value().getClass())).isEqualTo(sample.value());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 20260104})
    void valueThatCanBeConstructedIsReadBackEqual(long seed) throws Exception {
        RandomModel random = new RandomModel(new Random(seed));
        for (int i = 0; i < 2_000; i++) {
            Object value = random.value();
            String json = MAPPER.writeValueAsString(value);
            assertThat(MAPPER.readValue(json, value.getClass())).isEqualTo(value);
            assertThat(MAPPER.writeValueAsBytes(value)).asString(StandardCharsets.UTF_8).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "false", "null", "[]", "{}", "[\"a\"]"})
    void onlyAStringIsAString(String value) {
        assertRejected(withName(value), ServerHealth.class);
        assertRejected("{\"state\":\"failed\",\"reason\":" + value + "}", PluginState.class);
        assertRejected("{\"available_tools\":[" + value + "],\"unavailable_tools\":[],\"reason\":\"\"}", DegradedMode.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"\"", "\" \"", "1.0", "1e3", "true", "null", "[]", "[1]", "{}", "-1", "01", "+1",
        "9223372036854775808", "0x1", "NaN"})
    void onlyANonNegativeIntegerIsALastCheck(String value) {
        assertRejected(
                "{\"plugin_name\":\"p\",\"state\":{\"state\":\"healthy\"},\"servers\":[],\"last_check\":" + value + "}",
                PluginHealthcheck.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"\"", "1.0", "true", "-1", "4294967296"})
    void onlyAnUnsignedIntIsALimit(String value) {
        assertRejected("{\"max_output_tokens\":" + value + "}", RuntimePluginConfig.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "\"\"", "0", "1", "null", "[]"})
    void onlyABooleanIsABoolean(String value) {
        assertRejected("{\"enabled_plugins\":{\"p\":" + value + "}}", RuntimePluginConfig.class);
        assertRejected("{\"tools\":[],\"resources\":[],\"partial\":" + value + "}", DiscoveryResult.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a\"", "{}", "null", "1"})
    void onlyAnArrayIsAList(String value) {
        assertRejected("{\"server_name\":\"a\",\"status\":\"healthy\",\"capabilities\":" + value + "}", ServerHealth.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "\"\"", "\"a\"", "1", "true",
        "{\"state\":\"healthy\"} x", "{\"state\":\"healthy\"}{}", "{\"state\":\"healthy\"},", "{\"state\":\"healthy\",}",
        "{'state':'healthy'}", "{state:\"healthy\"}", "/**/{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}//",
        "# x\n{\"state\":\"healthy\"}", "{\"state\":\"heal\\thy\"}", "{\"state\":\"healthy\\x\"}",
        "{\"state\":\"healthy\",\"x\":\"\u0001\"}", "{\"state\":\"healthy\",\"x\":NaN}", "{\"state\":\"healthy\",\"x\":.5}",
        "{\"state\":\"healthy\",\"x\":1.}", "{\"state\":\"healthy\",\"x\":01}", "{\"state\":\"healthy\",\"x\":+1}",
        "\uFEFF{\"state\":\"healthy\"}", "\u00A0{\"state\":\"healthy\"}", "{\"state\":\"healthy\"}\u0000"})
    void textThatIsNotAStateInJsonIsRejected(String json) {
        assertRejected(json, PluginState.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32"})
    void bytesThatAreNotUtf8AreRejected(String charset) {
        byte[] json = "{\"state\":\"healthy\"}".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> MAPPER.readValue(json, PluginState.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void malformedUtf8IsRejected() {
        byte[] json = "{\"state\":\"failed\",\"reason\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> MAPPER.readValue(json, PluginState.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"state\":\"healthy\",\"state\":\"healthy\"}",
        "{\"state\":\"failed\",\"reason\":\"a\",\"reason\":\"a\"}",
        "{\"reason\":\"a\",\"state\":\"failed\",\"reason\":\"a\"}"
    })
    void duplicateMemberIsRejected(String json) {
        assertRejected(json, PluginState.class);
    }

    @Test
    void levelBeyond127IsRejected() throws Exception {
        String within = "{\"state\":\"healthy\",\"x\":" + "[".repeat(126) + "]".repeat(126) + "}";
        String beyond = "{\"state\":\"healthy\",\"x\":" + "[".repeat(127) + "]".repeat(127) + "}";
        assertThat(MAPPER.readValue(within, PluginState.class)).isEqualTo(new PluginState.Healthy());
        assertRejected(beyond, PluginState.class);
    }

    @Test
    void charactersAreWrittenAsTheReferenceWritesThem() throws Exception {
        PluginState state = new PluginState.Failed("\u0000\u001f\u007f\b\f\n\r\t\"\\/é\u2028\uD83D\uDE00");
        String json = "{\"state\":\"failed\",\"reason\":\"\\u0000\\u001f\u007f\\b\\f\\n\\r\\t\\\"\\\\/é\u2028\uD83D\uDE00\"}";
        assertThat(MAPPER.writeValueAsString(state)).isEqualTo(json);
        assertThat(MAPPER.writeValueAsBytes(state)).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keysOfFreeMapsAreSorted() throws Exception {
        String json = "{\"name\":\"t\",\"description\":null,\"input_schema\":{\"a\":{\"x\":1,\"y\":2},\"b\":[]}}";
        assertThat(MAPPER.writeValueAsString(tool("{\"b\":[],\"a\":{\"y\":2,\"x\":1}}"))).isEqualTo(json);
        assertThat(MAPPER.writeValueAsString(
                        RuntimePluginConfig.defaults().withPlugin("b", true).withPlugin("a", false)))
                .startsWith("{\"enabled_plugins\":{\"a\":false,\"b\":true},");
    }

    @Test
    void enumIsNeitherAnObjectNorANumber() {
        assertRejected("{\"healthy\":null}", ServerStatus.class);
        assertRejected("0", ServerStatus.class);
        assertRejected("\"\"", ServerStatus.class);
    }

    @Test
    void differsBySortingKeysByUtf16Unit() throws Exception {
        // By code point U+FFFF comes first.
        assertThat(MAPPER.writeValueAsString(tool("{\"\uFFFF\":1,\"\uD83D\uDE00\":2}")))
                .contains("{\"\uD83D\uDE00\":2,\"\uFFFF\":1}");
    }

    @Test
    void differsByRejectingDuplicatesInASchemaAndAmongUnknownMembers() {
        assertRejected("{\"name\":\"t\",\"input_schema\":{\"a\":1,\"a\":1}}", ToolInfo.class);
        assertRejected("{\"state\":\"healthy\",\"x\":1,\"x\":1}", PluginState.class);
    }

    @Test
    void differsByReadingALoneSurrogateAsReplacement() throws Exception {
        assertThat(MAPPER.readValue(withName("\"\\ud83d\""), ServerHealth.class).serverName()).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"-0, 0", "1e21, 1.0E21", "1E+2, 100.0", "0.10, 0.1", "2e-5, 2.0E-5", "1.5, 1.5", "-0.0, 0.0",
        "1.2345678901E10, 1.2345678901E10", "5.0, 5.0", "1e16, 1.0E16",
        "123456789012345678901234567890, 123456789012345678901234567890", "18446744073709551615, 18446744073709551615"})
    void differsByItsNotationOfNumbersInASchema(String read, String written) throws Exception {
        assertThat(MAPPER.writeValueAsString(tool("{\"v\":" + read + "}"))).contains("{\"v\":" + written + "}");
    }

    @Test
    void differsByKeepingEveryDigitOfALargeInteger() throws Exception {
        assertThat(schemaValue("123456789012345678901234567890"))
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "true", "{\"v\":1e400}", "{\"v\":-1e400}"})
    void schemaThatIsNotAnObjectOrContainsAnInfiniteNumberIsRejected(String schema) {
        assertRejected("{\"name\":\"t\",\"input_schema\":" + schema + "}", ToolInfo.class);
    }

    @Test
    void differsByTheLimitsOfASchema() throws Exception {
        assertThat(schemaValue("[".repeat(99) + "]".repeat(99))).isInstanceOf(List.class);
        assertThatThrownBy(() -> schemaValue("[".repeat(100) + "]".repeat(100)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100 levels");
        assertThatThrownBy(() -> schemaValue("[" + "1,".repeat(100_000) + "1]"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("more than 100000 values");
    }

    @Test
    void differsByReadingTheNamesOfMcp() throws Exception {
        assertThat(MAPPER.readValue("{\"name\":\"t\",\"inputSchema\":{\"a\":1}}", ToolInfo.class))
                .isEqualTo(new ToolInfo("t", null, Map.of("a", 1)));
        assertThat(MAPPER.readValue("{\"uri\":\"u\",\"name\":\"r\",\"mimeType\":\"text/plain\"}", ResourceInfo.class))
                .isEqualTo(new ResourceInfo("u", "r", null, "text/plain"));
    }

    @Test
    void differsBySkippingANumberBeyondADoubleInAnUnknownMember() throws Exception {
        assertThat(MAPPER.readValue("{\"state\":\"healthy\",\"x\":1e400}", PluginState.class))
                .isEqualTo(new PluginState.Healthy());
    }

    @Test
    void differsByReadingNullAtTheTopAsNull() throws Exception {
        assertThat(MAPPER.readValue("null", PluginState.class)).isNull();
    }
}
