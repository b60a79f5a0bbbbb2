package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.json.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An example of reading: a status page prints one line for a healthcheck that another process wrote. */
@Tag("strict-json")
class StatusLineTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    private static String statusLine(String json) throws JsonProcessingException {
        PluginHealthcheck healthcheck = MAPPER.readValue(json, PluginHealthcheck.class);
        if (healthcheck.state() instanceof PluginState.Degraded degraded) {
            List<String> down = degraded.failedServers().stream().map(ServerHealth::serverName).toList();
            return healthcheck.pluginName() + " works, without " + down;
        } else if (healthcheck.state() instanceof PluginState.Failed failed) {
            return healthcheck.pluginName() + " is down: " + failed.reason();
        }
        return healthcheck.pluginName() + " is " + healthcheck.state().wireName();
    }

    @Test
    void statusLineNamesTheFailedServersOrTheReasonOrTheState() throws Exception {
        ServerHealth alpha = ServerHealth.healthy("alpha", List.of());
        ServerHealth beta = ServerHealth.failed("beta", List.of(), "connection refused");
        assertThat(statusLine(json(alpha, beta))).isEqualTo("search works, without [beta]");
        assertThat(statusLine(json(beta))).isEqualTo("search is down: all 1 servers failed");
        assertThat(statusLine(json(alpha))).isEqualTo("search is healthy");
    }

    @Test
    void statusLineRejectsAStringForLastCheckWithItsPlaceAndValue() {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> statusLine("{\"plugin_name\":\"search\",\"state\":{\"state\":\"healthy\"},"
                        + "\"servers\":[],\"last_check\":\"12\"}"))
                .withMessageContaining("\"12\"")
                .withMessageContaining("[\"last_check\"]");
    }

    private static String json(ServerHealth... servers) throws JsonProcessingException {
        return MAPPER.writeValueAsString(PluginHealthcheck.fromServers("search", List.of(servers)));
    }
}
