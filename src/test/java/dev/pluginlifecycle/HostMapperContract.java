package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One form under any mapper: whatever a host sets, the model is written and read in the same way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostMapperContract {

    /** Keeps the order of members, so two texts that it gives are the same when two values have one form. */
    private static final ObjectMapper REFERENCE = new ObjectMapper();

    /** Members whose values are free: whatever is in there is no member of the model. */
    private static final Set<String> FREE = Set.of("input_schema", "enabled_plugins");

    abstract Stream<HostMapper> hosts();

    @ParameterizedTest
    @MethodSource("hosts")
    void everySampleIsWrittenInTheOneForm(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            assertThat(form(host.write(sample.value()))).as(sample.name()).isEqualTo(form(sample.json()));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everySampleHasItsFormInARawListAndMap(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            String form = form(sample.json());
            // Two elements: a host may write a list of its own with one element as that element.
            List<Object> list = new ArrayList<>(List.of(sample.value(), sample.value()));
            assertThat(form(host.write(list))).as(sample.name()).isEqualTo("[" + form + "," + form + "]");
            Map<String, Object> map = new LinkedHashMap<>(Map.of("key", sample.value()));
            assertThat(form(host.write(map))).as(sample.name()).isEqualTo("{\"key\":" + form + "}");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everySampleIsReadBackEqual(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            Object value = sample.value();
            assertThat(host.read(sample.json(), value.getClass())).as(sample.name()).isEqualTo(value);
            assertThat(host.read(host.write(value), value.getClass())).as(sample.name()).isEqualTo(value);
            if (value instanceof PluginState) {
                assertThat(host.read(sample.json(), PluginState.class)).as(sample.name()).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void unknownMembersAreIgnored(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            String json = withUnknownMembers(REFERENCE.readTree(sample.json())).toString();
            assertThat(host.read(json, sample.value().getClass())).as(json).isEqualTo(sample.value());
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void requiredMembersAreRefusedByNameWhenAbsentOrNull(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            for (String member : members(sample, Wire.Required.class)) {
                assertRefusedByName(host, sample, member, object(sample).without(member));
                assertRefusedByName(host, sample, member, object(sample).putNull(member));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void nullElementsAreRefused(HostMapper host) throws Exception {
        for (WireSample sample : samples()) {
            for (String member : members(sample, Wire.Required.class)) {
                if (REFERENCE.readTree(sample.json()).get(member).isArray()) {
                    ObjectNode json = object(sample);
                    json.withArray(member).removeAll().addNull().addNull();
                    assertRefusedByName(host, sample, member, json);
                }
            }
        }
        assertThatThrownBy(() -> host.read("{\"enabled_plugins\":{\"a\":null}}", RuntimePluginConfig.class))
                .hasMessageContaining("enabled_plugins");
        assertThatThrownBy(() -> host.read("{\"external_directories\":[null,\"a\"]}", RuntimePluginConfig.class))
                .hasMessageContaining("external_directories");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void otherMembersMayBeAbsentOrNull(HostMapper host) throws Exception {
        ServerHealth server = ServerHealth.healthy("a", List.of());
        assertReadAs(host, server, "{\"server_name\":\"a\",\"status\":\"healthy\",\"capabilities\":[]");
        assertReadAs(host, server, "{\"last_error\":null,\"server_name\":\"a\",\"status\":\"healthy\",\"capabilities\":[]");
        ToolInfo tool = new ToolInfo("a", null, null);
        assertReadAs(host, tool, "{\"name\":\"a\"");
        assertReadAs(host, tool, "{\"name\":\"a\",\"description\":null,\"input_schema\":null");
        ResourceInfo resource = new ResourceInfo("u", "a", null, null);
        assertReadAs(host, resource, "{\"uri\":\"u\",\"name\":\"a\"");
        assertReadAs(host, resource, "{\"uri\":\"u\",\"name\":\"a\",\"description\":null,\"mime_type\":null");
        assertReadAs(host, RuntimePluginConfig.defaults(), "{\"unknown\":null");
        assertReadAs(host, RuntimePluginConfig.defaults(), "{\"enabled_plugins\":null,\"external_directories\":null,"
                + "\"install_root\":null,\"registry_path\":null,\"bundled_root\":null,\"max_output_tokens\":null");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void namesOfMcpAndOfJavaAreReadToo(HostMapper host) throws Exception {
        assertReadAs(host, new ToolInfo("a", null, Map.of("type", "object")),
                "{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\"}");
        assertReadAs(host, new ResourceInfo("u", "a", null, "text/plain"),
                "{\"uri\":\"u\",\"name\":\"a\",\"mimeType\":\"text/plain\"");
        assertReadAs(host, new RuntimePluginConfig(Map.of("p", false), List.of("d", "e"), "i", "r", "b", 7L),
                "{\"enabledPlugins\":{\"p\":false},\"externalDirectories\":[\"d\",\"e\"],\"installRoot\":\"i\","
                        + "\"registryPath\":\"r\",\"bundledRoot\":\"b\",\"maxOutputTokens\":7");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void statusesAndTagsAreExact(HostMapper host) {
        for (String status : List.of("\"Healthy\"", "\"HEALTHY\"", "\"ok\"", "\"\"", "0", "1", "true", "null", "{}")) {
            assertThatThrownBy(() -> host.read(
                            "{\"server_name\":\"a\",\"status\":" + status + ",\"capabilities\":[]}", ServerHealth.class))
                    .as("status %s", status)
                    .isInstanceOf(Exception.class);
        }
        for (String state : List.of("\"Healthy\"", "\"ok\"", "\"\"", "0", "null")) {
            assertThatThrownBy(() -> host.read(
                            "{\"plugin_name\":\"a\",\"state\":{\"state\":" + state + "},\"servers\":[],\"last_check\":1}",
                            PluginHealthcheck.class))
                    .as("state %s", state)
                    .isInstanceOf(Exception.class);
        }
        for (String state : List.of("{}", "\"healthy\"", "[]", "null", "{\"reason\":\"healthy\"}")) {
            assertThatThrownBy(() -> host.read(
                            "{\"plugin_name\":\"a\",\"state\":" + state + ",\"servers\":[],\"last_check\":1}",
                            PluginHealthcheck.class))
                    .as("state %s", state)
                    .isInstanceOf(Exception.class);
        }
        assertThatThrownBy(() -> host.read("{\"state\":\"failed\",\"reason\":null}", PluginState.class))
                .hasMessageContaining("reason");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void enumsAreMapKeysUnderTheirWireNames(HostMapper host) throws Exception {
        for (ServerStatus status : ServerStatus.values()) {
            String json = "{\"" + status.wireName() + "\":1}";
            assertThat(form(host.write(new LinkedHashMap<>(Map.of(status, 1))))).isEqualTo(json);
            assertThat(form(host.write(new EnumMap<>(Map.of(status, 1))))).isEqualTo(json);
            assertThat(host.read(json, mapOf(ServerStatus.class))).isEqualTo(Map.of(status, 1));
        }
        for (PluginLifecycleEvent event : PluginLifecycleEvent.values()) {
            String json = "{\"" + event.wireName() + "\":1}";
            assertThat(form(host.write(new LinkedHashMap<>(Map.of(event, 1))))).isEqualTo(json);
            assertThat(host.read(json, mapOf(PluginLifecycleEvent.class))).isEqualTo(Map.of(event, 1));
        }
    }

    private static List<WireSample> samples() {
        return WireSample.all().toList();
    }

    private static String form(String json) throws Exception {
        return REFERENCE.readTree(json).toString();
    }

    private static ObjectNode object(WireSample sample) throws Exception {
        return (ObjectNode) REFERENCE.readTree(sample.json());
    }

    private static List<String> members(WireSample sample, Class<? extends java.lang.annotation.Annotation> kind) {
        return sample.value() instanceof Record
                ? Stream.of(sample.value().getClass().getRecordComponents())
                        .filter(component -> component.getAccessor().isAnnotationPresent(kind))
                        .map(RecordComponent::getAccessor)
                        .map(accessor -> accessor.getAnnotation(JsonProperty.class).value())
                        .toList()
                : List.of();
    }

    private static void assertRefusedByName(HostMapper host, WireSample sample, String member, JsonNode json) {
        assertThatThrownBy(() -> host.read(json.toString(), sample.value().getClass()))
                .as("%s", json)
                .hasMessageContaining("\"" + member + "\"");
    }

    /** Reads an object that lacks its end, in which members may be added. */
    private static void assertReadAs(HostMapper host, Object expected, String open) throws Exception {
        assertThat(host.read(open + "}", expected.getClass())).isEqualTo(expected);
        assertThat(host.read(open + ",\"x_unknown\":[{}]}", expected.getClass())).isEqualTo(expected);
    }

    private static JsonNode withUnknownMembers(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = REFERENCE.createObjectNode().put("x_first", 1);
            object.fieldNames().forEachRemaining(member -> copy.set(
                    member,
                    FREE.contains(member) ? object.get(member) : withUnknownMembers(object.get(member))));
            copy.putObject("x_last").putArray("wire_name").addNull();
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = REFERENCE.createArrayNode();
            array.forEach(element -> copy.add(withUnknownMembers(element)));
            return copy;
        }
        return json;
    }

    private static Type mapOf(Class<?> key) {
        return new ParameterizedType() {
            @Override
            public Type[] getActualTypeArguments() {
                return new Type[] {key, Integer.class};
            }

            @Override
            public Type getRawType() {
                return Map.class;
            }

            @Override
            public Type getOwnerType() {
                return null;
            }
        };
    }
}
