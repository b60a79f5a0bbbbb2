package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pluginlifecycle.fixtures.HostBuilder;
import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.fixtures.HostSettings;
import dev.pluginlifecycle.testing.WireContract;
import dev.pluginlifecycle.testing.WireSample;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON form is the same under every setting of a host's mapper. Most of these tests go beyond WireContract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostMapperTests {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ArrayNode NULLS = MAPPER.createArrayNode().addNull().addNull();

    private final List<HostMapper> hosts;

    HostMapperTests(Supplier<HostBuilder> builders) {
        hosts = HostSettings.hosts(builders);
    }

    List<HostMapper> hosts() {
        return hosts;
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void checkReportsNoViolation(HostMapper host) {
        assertThat(WireContract.check(host.writer(), host.reader())).isEmpty();
    }

    /** {@code WireContract} reads a state by the interface only. */
    @ParameterizedTest
    @MethodSource("hosts")
    void readOfASampleByItsOwnClassReturnsTheSample(HostMapper host) {
        assertThat(WireSample.all()).allSatisfy(sample ->
                assertThat(host.reader().read(sample.json(), sample.value().getClass())).isEqualTo(sample.value()));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readOfAMissingOrNullPartNamesTheMember(HostMapper host) throws Exception {
        for (WireSample sample : WireSample.all().filter(each -> each.value() instanceof Record).toList()) {
            ObjectNode object = (ObjectNode) MAPPER.readTree(sample.json());
            for (Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                if (member.getValue().isArray()) {
                    assertRejected(host, sample, name, object.deepCopy().set(name, NULLS));
                }
                if (isRequired(sample, name)) {
                    assertRejected(host, sample, name, object.deepCopy().without(name));
                    assertRejected(host, sample, name, object.deepCopy().putNull(name));
                }
            }
        }
        assertRejected(host, RuntimePluginConfig.class, "{\"enabled_plugins\":{\"a\":null}}")
                .hasMessageContaining("enabledPlugins.a must not be null");
    }

    private static boolean isRequired(WireSample sample, String member) {
        return !(sample.value() instanceof RuntimePluginConfig)
                && !member.matches("last_error|description|input_schema|mime_type")
                && !(sample.value() instanceof PluginState && member.equals(Wire.TAG));
    }

    private static void assertRejected(HostMapper host, WireSample sample, String member, JsonNode json) {
        assertRejected(host, sample.value().getClass(), json.toString())
                .satisfies(error -> assertThat(error.getMessage().replace("_", ""))
                        .containsIgnoringCase(member.replace("_", "")));
    }

    private static AbstractThrowableAssert<?, ?> assertRejected(HostMapper host, Class<?> type, String json) {
        // A host may read an unknown subtype as null.
        return assertThatThrownBy(() -> Objects.requireNonNull(host.reader().read(json, type))).as(json);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void readRejectsAValueOfAnotherKind(HostMapper host) {
        for (String status : List.of("\"ok\"", "0", "true", "null", "{}")) {
            assertRejected(host, ServerHealth.class,
                    "{\"server_name\":\"a\",\"status\":" + status + ",\"capabilities\":[]}");
        }
        for (String state : List.of("{\"state\":\"ok\"}", "{\"state\":0}", "{\"state\":null}", "{}", "\"healthy\"",
                "[]", "null", "{\"reason\":\"healthy\"}")) {
            assertRejected(host, PluginHealthcheck.class,
                    "{\"plugin_name\":\"a\",\"state\":" + state + ",\"servers\":[],\"last_check\":1}");
        }
        // Jackson must not use a constructor with one parameter to read a record from a string.
        assertRejected(host, DiscoveryResult.class, "{\"tools\":[\"a\"],\"resources\":[],\"partial\":false}");
        assertRejected(host, PluginState.Failed.class, "\"a\"");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void writeAndReadUseTheWireNameOfAnEnumAsAMapKey(HostMapper host) throws Exception {
        Map<ServerStatus, Integer> statuses = Map.of(ServerStatus.FAILED, 1);
        assertThat(host.writer().write(statuses)).isEqualTo("{\"failed\":1}");
        assertThat(host.writer().write(new EnumMap<>(statuses))).isEqualTo("{\"failed\":1}");
        assertThat(host.reader().read("{\"failed\":1}", Statuses.class)).isEqualTo(statuses);
        Map<PluginLifecycleEvent, Integer> events = Map.of(PluginLifecycleEvent.STARTUP_FAILED, 1);
        assertThat(host.writer().write(events)).isEqualTo("{\"startup_failed\":1}");
        assertThat(host.reader().read("{\"startup_failed\":1}", Events.class)).isEqualTo(events);
    }

    public static final class Statuses extends HashMap<ServerStatus, Integer> {
        private static final long serialVersionUID = 1;
    }

    public static final class Events extends HashMap<PluginLifecycleEvent, Integer> {
        private static final long serialVersionUID = 1;
    }
}
