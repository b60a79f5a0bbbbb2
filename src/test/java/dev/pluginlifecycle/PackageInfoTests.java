package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import dev.pluginlifecycle.testing.WireContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package page is correct: its examples are part of this class, and the settings that it names exist. */
class PackageInfoTests {

    private static String source(String folder, String file) throws IOException {
        return Files.readString(Path.of("src", folder, "java/dev/pluginlifecycle", file + ".java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PackageInfoTests", "PackageInfoJackson3Tests"})
    void examplesArePartOfTheTestsForEachJackson(String test) throws IOException {
        String compiled = source("test", test).replaceAll("(?m)^ +", "");
        List<String> examples = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL)
                .matcher(source("main", "package-info")).results()
                .map(example -> example.group(1).replaceAll("(?m)^ \\* *", ""))
                .filter(example -> example.contains("JsonMapper"))
                .toList();
        assertThat(examples).hasSize(3).flatMap(example -> Arrays.asList(example.split("\n\n")))
                .allSatisfy(part -> assertThat(compiled).contains(part));
    }

    @Tag("newest-jackson")
    @Test
    void constantsExistInJackson() throws IOException {
        List<String> names = Stream.of(MapperFeature.values(), SerializationFeature.values(),
                        DeserializationFeature.values(), JsonWriteFeature.values(), StreamReadFeature.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .toList();
        assertThat(Pattern.compile("\\{@code ([A-Z]+(?:_[A-Z]+)+)").matcher(source("main", "package-info")).results())
                .hasSizeGreaterThan(10)
                .allSatisfy(setting -> assertThat(names).contains(setting.group(1)));
    }

    class UnknownNames extends DeserializationProblemHandler {

        @Override
        public JavaType handleUnknownTypeId(
                DeserializationContext context, JavaType type, String name, TypeIdResolver ids, String message) {
            return type.hasRawClass(PluginState.class) ? context.constructType(PluginState.Unconfigured.class) : null;
        }

        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, Object name, Throwable problem) {
            return type == ServerStatus.class ? ServerStatus.FAILED : NOT_HANDLED;
        }
    }

    @Test
    void handlerReadsAnUnknownStateAndStatus() throws IOException {
        JsonMapper mapper = JsonMapper.builder().addHandler(new UnknownNames()).build();
        assertThat(mapper.readValue(Unknown.JSON, PluginHealthcheck.class)).isEqualTo(Unknown.VALUE);
        assertThatThrownBy(() -> mapper.readValue("\"paused\"", PluginLifecycleEvent.class));
        assertThatThrownBy(() -> new JsonMapper().readValue(Unknown.JSON, PluginHealthcheck.class));
        assertWireContractReports(mapper);
    }

    private static void assertWireContractReports(JsonMapper mapper) {
        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isNotEmpty();
    }

    /** A healthcheck with names that this version does not know, and the value that the handler makes of it. */
    static final class Unknown {

        static final String JSON = "{\"plugin_name\":\"p\",\"state\":{\"until\":[7],\"state\":\"paused\",\"a\":{}},"
                + "\"servers\":[{\"server_name\":\"a\",\"status\":\"paused\",\"capabilities\":[]}],\"last_check\":7}";

        static final PluginHealthcheck VALUE = new PluginHealthcheck(
                "p", new PluginState.Unconfigured(), List.of(ServerHealth.failed("a", List.of(), null)), 7);
    }

    @JsonIgnoreProperties(ignoreUnknown = false)
    interface StrictConfig {}

    @Test
    void mixInRejectsAMisspeltMember() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addMixIn(RuntimePluginConfig.class, StrictConfig.class)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        assertThatThrownBy(() -> mapper.readValue("{\"enabled_plugin\":{}}", RuntimePluginConfig.class))
                .hasMessageContaining("\"enabled_plugin\"");
        assertThat(mapper.readValue("{\"enabledPlugins\":{},\"install_root\":null}", RuntimePluginConfig.class))
                .isEqualTo(RuntimePluginConfig.defaults());
        assertThat(mapper.readValue("{\"name\":\"t\",\"title\":\"T\"}", ToolInfo.class)).isEqualTo(new ToolInfo("t"));
        assertWireContractReports(mapper);
    }

    interface HiddenError {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String lastError();
    }

    @Test
    void mixInHidesTheErrorTextButNotTheReason() throws IOException {
        List<ServerHealth> servers = List.of(ServerHealth.failed("a", List.of(), "s3cret"));
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", servers, Set.of("a"));
        JsonMapper mapper = JsonMapper.builder().addMixIn(ServerHealth.class, HiddenError.class).build();
        PluginHealthcheck hidden = healthcheck.state() instanceof PluginState.Failed
                ? healthcheck.withState(new PluginState.Failed("not available"))
                : healthcheck;
        assertThat(mapper.writeValueAsString(healthcheck)).doesNotContain("last_error").contains("failed: s3cret");
        assertThat(mapper.writeValueAsString(hidden)).contains("\"servers\":[{\"server_name\":\"a\"")
                .doesNotContain("s3cret");
        assertWireContractReports(mapper);
    }
}
