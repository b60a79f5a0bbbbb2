package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.ServerHealth;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which variables a server gets, and that their values do not leave the adapter. */
@ExtendWith(NoProcessLeft.class)
class ServerEnvironmentTest {

    private static final Map<String, String> VARIABLES = Map.of("DB_USER", "app", "DB_WORD", "hunter2");

    @Test
    void serverGetsOnlyItsVariables() throws Exception {
        ServerParameters server = server("variables");
        Set<String> others = new HashSet<>(System.getenv().keySet());
        others.removeAll(server.getEnv().keySet());
        assertThat(others).as("variables of the host alone").isNotEmpty();
        assertThat(health(server).capabilities())
                .containsAll(server.getEnv().keySet()).doesNotContainAnyElementsOf(others);
    }

    @Test
    void healthcheckWhenErrorHasValueHidesIt() throws Exception {
        String text = "cannot connect as $DB_USER with $DB_WORD";
        String clean = "cannot connect as app with ***";
        assertThat(error("initialize=-32603", "message=" + text)).isEqualTo("McpError: " + clean);
        assertThat(error("tools/list=-32603", "message=" + text)).isEqualTo("tools/list: McpError: " + clean);
        assertThat(error("resources/list=-32603", "message=" + text)).isEqualTo("resources/list: McpError: " + clean);
        assertThat(error("tools/list={\"tools\":[{\"name\":\"hunter2\",\"inputSchema\":1}]}"))
                .isEqualTo("tools/list: left out as malformed: tools[0] (***)");
        assertThat(error("format=hunter2\n", "exit")).endsWith("text that is not an MCP message: ***");
        assertThat(error("initialize=null", "crash=" + text)).endsWith("exit code 3: " + clean);
    }

    @Test
    void healthcheckWhenVariableIsInvalidHidesItsValue() throws Exception {
        ServerParameters invalid = ServerParameters.builder("node").addEnvVar("DB_WORD", "hunter2\0").build();
        assertThat(health(invalid).lastError()).isEqualTo("IOException: Invalid environment variable value: \"***\"");
    }

    private static String error(String... faults) throws Exception {
        return health(server(faults)).lastError();
    }

    private static ServerParameters server(String... faults) {
        ServerParameters small = Servers.small(faults);
        return ServerParameters.builder(small.getCommand()).args(small.getArgs()).env(VARIABLES).build();
    }

    private static ServerHealth health(ServerParameters server) throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", Map.of("small", server), Duration.ofSeconds(60))) {
            return plugin.healthcheck().servers().get(0);
        }
    }
}
