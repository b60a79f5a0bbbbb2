package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pluginlifecycle.PackageInfoTests.Unknown;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeIdResolver;

/** The examples of the package page work with Jackson 3. */
@Tag("jackson3")
class PackageInfoJackson3Tests {

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
    void handlerReadsAnUnknownStateAndStatus() {
        JsonMapper mapper = JsonMapper.builder().addHandler(new UnknownNames()).build();
        assertThat(mapper.readValue(Unknown.JSON, PluginHealthcheck.class)).isEqualTo(Unknown.VALUE);
        assertThatThrownBy(() -> mapper.readValue("\"paused\"", PluginLifecycleEvent.class));
        assertThatThrownBy(() -> new JsonMapper().readValue(Unknown.JSON, PluginHealthcheck.class));
    }

    @JsonIgnoreProperties(ignoreUnknown = false)
    interface StrictConfig {}

    @Test
    void mixInRejectsAMisspeltMember() {
        JsonMapper mapper = JsonMapper.builder()
                .addMixIn(RuntimePluginConfig.class, StrictConfig.class)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        assertThatThrownBy(() -> mapper.readValue("{\"enabled_plugin\":{}}", RuntimePluginConfig.class))
                .hasMessageContaining("\"enabled_plugin\"");
        assertThat(mapper.readValue("{\"enabledPlugins\":{},\"install_root\":null}", RuntimePluginConfig.class))
                .isEqualTo(RuntimePluginConfig.defaults());
        assertThat(mapper.readValue("{\"name\":\"t\",\"title\":\"T\"}", ToolInfo.class)).isEqualTo(new ToolInfo("t"));
    }

    interface HiddenError {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String lastError();
    }

    @Test
    void mixInHidesTheErrorTextButNotTheReason() {
        List<ServerHealth> servers = List.of(ServerHealth.failed("a", List.of(), "s3cret"));
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", servers, Set.of("a"));
        JsonMapper mapper = JsonMapper.builder().addMixIn(ServerHealth.class, HiddenError.class).build();
        PluginHealthcheck hidden = healthcheck.state() instanceof PluginState.Failed
                ? healthcheck.withState(new PluginState.Failed("not available"))
                : healthcheck;
        assertThat(mapper.writeValueAsString(healthcheck)).doesNotContain("last_error").contains("failed: s3cret");
        assertThat(mapper.writeValueAsString(hidden)).contains("\"servers\":[{\"server_name\":\"a\"")
                .doesNotContain("s3cret");
    }
}
