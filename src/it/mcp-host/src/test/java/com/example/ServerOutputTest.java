package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the adapter reports when a server writes text beside the protocol. Each test asks all its servers at once. The
 * name of a server is the start of the text that the adapter reports.
 */
@ExtendWith(NoProcessLeft.class)
class ServerOutputTest {

    private static final String NO_REPLY = "TimeoutException: no reply within 10000 ms";
    private static final String TEXT = "the server wrote text that is not an MCP message: ";

    private final Map<String, ServerParameters> servers = new LinkedHashMap<>();

    @Test
    void healthcheckWhenTextReplacesMessagesReportsText() throws Exception {
        addServer("Starting ...{\"jsonrpc\":\"2.0\",\"id\":1,", "format=Starting ...%s\n");
        addServer("Content-Length: 9 {\"jsonrpc\":", "format=Content-Length: 9\r\n\r\n%s");
        addServer("{ \"jsonrpc\": \"2.0\", \"id\": 1,", "indent=2");
        addServer("{ \" j s o n r p c \"", "encoding=utf16le");
        addServer("{\"jsonrpc\":", "format=%s");
        addServer("[{\"jsonrpc\":", "format=[%s]\n");
        addServer("<!DOCTYPE html> <html> <h1>Oops</h1>", "format=<!DOCTYPE html>\n<html>\n\n  <h1>Oops</h1>\n");
        addServer("{\"level\":\"info\"}", "format={\"level\":\"info\"}\n");
        addServer("Your key:", "format=\u001b[31mYour key: \u001b[0m");
        servers.put("text before messages", Servers.small("format=Starting ...\n%s\n", "ping=silence"));
        List<ServerHealth> health = servers(10);
        assertThat(health.get(9).lastError()).isEqualTo(NO_REPLY);
        assertThat(health.subList(0, 9)).allSatisfy(server -> {
            assertThat(server.status()).isEqualTo(ServerStatus.FAILED);
            assertThat(server.lastError())
                    .startsWith(NO_REPLY + "; " + TEXT + server.serverName()).hasSizeLessThan(310);
        });
    }

    @Test
    void healthcheckWhenServerEndsInMessageReportsText() throws Exception {
        addServer("{\"jsonrpc\":", "format={\"jsonrpc\":", "exit");
        addServer("Error: no key", "format=Error: no key\n", "exit");
        assertThat(servers(60)).allSatisfy(server -> assertThat(server.lastError())
                .isEqualTo("IOException: the server process ended with exit code 3: " + TEXT + server.serverName()));
    }

    @Test
    void healthcheckWhenMessagesFollowTextIsHealthy() throws Exception {
        List.of("Starting ...\n%s\n", "%s\r\n", "\n%s\n", "\uFEFF%s\n", "10 %\r%s\n", "{\"level\":\"info\"}\n%s\n")
                .forEach(format -> servers.put(format, Servers.small("format=" + format)));
        servers.put("flood", Servers.small("flood=1000000"));
        assertThat(servers(60)).hasSize(7).allSatisfy(server ->
                assertThat(server.status()).as(server.lastError()).isEqualTo(ServerStatus.HEALTHY));
    }

    @Test
    void healthcheckWhenErrorHasNoIdAssignsItToRequest() throws Exception {
        addServer("initialize", "null-id", "initialize=-32603");
        addServer("tools/list", "null-id", "tools/list=-32603", "ping=-32601", "resources/list=-32601");
        addServer("other", "null-id", "ping=-32601", "resources/list=-32601");
        assertThat(servers(60)).extracting(ServerHealth::lastError).containsExactly(
                "McpError: no initialize here", "tools/list: McpError: no tools/list here", null);
    }

    private void addServer(String name, String... faults) {
        servers.put(name, Servers.small(faults));
    }

    private List<ServerHealth> servers(int timeoutSeconds) throws Exception {
        try (McpPlugin plugin = new McpPlugin("office", servers, Duration.ofSeconds(timeoutSeconds))) {
            return plugin.healthcheck().servers();
        }
    }
}
