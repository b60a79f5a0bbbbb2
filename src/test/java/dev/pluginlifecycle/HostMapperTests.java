package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.testing.WireContract;
import dev.pluginlifecycle.testing.WireSample;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON form is the same under every setting of a host's mapper. Some of these tests go beyond WireContract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostMapperTests {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    abstract Stream<HostMapper> hosts();

    @ParameterizedTest
    @MethodSource("hosts")
    void checkReportsNoViolation(HostMapper host) {
        assertThat(WireContract.check(host::write, host::read)).isEmpty();
    }

    /** {@code WireContract} reads a state by the interface only. */
    @ParameterizedTest
    @MethodSource("hosts")
    void readOfASampleByItsOwnClassReturnsTheSample(HostMapper host) throws Exception {
        for (WireSample sample : WireSample.all().toList()) {
            assertThat(host.read(sample.json(), sample.value().getClass())).isEqualTo(sample.value());
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readWithoutARequiredMemberOrWithNullNamesTheMember(HostMapper host) throws Exception {
        for (WireSample sample : WireSample.all().toList()) {
            if (sample.value() instanceof Record && !(sample.value() instanceof RuntimePluginConfig)) {
                ObjectNode object = (ObjectNode) MAPPER.readTree(sample.json());
                for (Entry<String, ?> member : object.deepCopy().properties()) {
                    if (member.getKey().matches("last_error|description|input_schema|mime_type")
                            || sample.value() instanceof PluginState && member.getKey().equals(Wire.TAG)) {
                        continue;
                    }
                    assertRejected(host, sample, member.getKey(), object.deepCopy().without(member.getKey()));
                    assertRejected(host, sample, member.getKey(), object.deepCopy().putNull(member.getKey()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readRejectsANullElementAndNamesTheMember(HostMapper host) throws Exception {
        for (WireSample sample : WireSample.all().toList()) {
            if (sample.value() instanceof Record) {
                ObjectNode object = (ObjectNode) MAPPER.readTree(sample.json());
                for (Entry<String, ?> member : object.deepCopy().properties()) {
                    if (object.get(member.getKey()).isArray()) {
                        ObjectNode changed = object.deepCopy();
                        changed.withArray(member.getKey()).removeAll().addNull().addNull();
                        assertRejected(host, sample, member.getKey(), changed);
                    }
                }
            }
        }
        assertThatThrownBy(() -> host.read("{\"enabled_plugins\":{\"a\":null}}", RuntimePluginConfig.class))
                .hasMessageContaining("enabledPlugins.a must not be null");
    }

    private static void assertRejected(HostMapper host, WireSample sample, String member, ObjectNode json) {
        String component = member.replaceAll("_", "");
        assertThatThrownBy(() -> host.read(json.toString(), sample.value().getClass()))
                .as("%s", json)
                .satisfies(error -> assertThat(error.getMessage().replaceAll("_", "")).containsIgnoringCase(component));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readRejectsAnUnknownStatusOrTag(HostMapper host) {
        for (String status : List.of("\"ok\"", "0", "true", "null", "{}")) {
            assertRejected(host, ServerHealth.class,
                    "{\"server_name\":\"a\",\"status\":" + status + ",\"capabilities\":[]}");
        }
        for (String state : List.of("{\"state\":\"ok\"}", "{\"state\":0}", "{\"state\":null}", "{}", "\"healthy\"",
                "[]", "null", "{\"reason\":\"healthy\"}")) {
            assertRejected(host, PluginHealthcheck.class,
                    "{\"plugin_name\":\"a\",\"state\":" + state + ",\"servers\":[],\"last_check\":1}");
        }
    }

    /** Jackson must not use a constructor with one parameter to read a record from a string. */
    @ParameterizedTest
    @MethodSource("hosts")
    void readRejectsAStringForARecord(HostMapper host) {
        assertRejected(host, DiscoveryResult.class, "{\"tools\":[\"a\"],\"resources\":[],\"partial\":false}");
        assertRejected(host, DegradedPlugin.class, "{\"failure\":\"a\"}");
    }

    /** A record of a host. */
    private record DegradedPlugin(@JsonProperty(value = "failure", required = true) PluginState.Failed failure) {

        DegradedPlugin {
            // A host may read an unknown subtype as null.
            Objects.requireNonNull(failure);
        }
    }

    private static void assertRejected(HostMapper host, Class<?> type, String json) {
        assertThatThrownBy(() -> host.read(json, type)).as(json).isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void writeAndReadUseTheWireNameOfAnEnumAsAMapKey(HostMapper host) throws Exception {
        for (ServerStatus status : ServerStatus.values()) {
            String json = "{\"" + status.wireName() + "\":1}";
            assertThat(form(host.write(new LinkedHashMap<>(Map.of(status, 1))))).isEqualTo(json);
            assertThat(form(host.write(new EnumMap<>(Map.of(status, 1))))).isEqualTo(json);
            assertThat(host.read(json, mapWithKeysOf("status"))).isEqualTo(Map.of(status, 1));
        }
        for (PluginLifecycleEvent event : PluginLifecycleEvent.values()) {
            String json = "{\"" + event.wireName() + "\":1}";
            assertThat(form(host.write(new LinkedHashMap<>(Map.of(event, 1))))).isEqualTo(json);
            assertThat(host.read(json, mapWithKeysOf("event"))).isEqualTo(Map.of(event, 1));
        }
    }

    private static String form(String json) throws Exception {
        return MAPPER.readTree(json).toString();
    }

    private static Type mapWithKeysOf(String method) throws NoSuchMethodException {
        return Maps.class.getDeclaredMethod(method).getGenericReturnType();
    }

    /** The generic types of two maps. */
    private interface Maps {

        Map<ServerStatus, Integer> status();

        Map<PluginLifecycleEvent, Integer> event();
    }
}
