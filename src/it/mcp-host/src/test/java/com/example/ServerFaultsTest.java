package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that public servers have, and how the adapter reports them. */
@ExtendWith(NoProcessLeft.class)
class ServerFaultsTest {

    private static final List<String> TOOLS = List.of("tool-1", "tool-2");
    private static final List<String> RESOURCES = List.of("test://1", "test://2");
    private static final String NO_REPLY = "TimeoutException: no reply within 2000 ms";

    private ServerHealth health;
    private DiscoveryResult discovery;

    @Test
    void discoverReadsEveryPage() throws Exception {
        ask();
        assertHealthyAndComplete(TOOLS, RESOURCES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-32601", "-32603", "null", "true", "[]", "{\"error\":{\"code\":-32000}}",
        "{\"error\":{\"code\":-32000,\"message\":\"\"}}", "{\"error\":{\"code\":null}}", "{\"error\":\"no\"}"})
    void healthcheckWhenPingHasAnyReplyIsHealthy(String reply) throws Exception {
        ask("ping=" + reply);
        assertHealthyAndComplete(TOOLS, RESOURCES);
    }

    @Test
    void healthcheckWhenPingHasNoReplyIsFailed() throws Exception {
        ask("ping=silence");
        assertThat(health).isEqualTo(ServerHealth.failed("small", List.of(), NO_REPLY));
        assertThat(discovery).isEqualTo(DiscoveryResult.unavailable());
    }

    @Test
    void healthcheckWhenDeclaredResourcesHaveNoListIsHealthy() throws Exception {
        ask("resources/list=-32601");
        assertHealthyAndComplete(TOOLS, List.of());
    }

    @Test
    void healthcheckWhenServerDeclaresNothingIsHealthy() throws Exception {
        ask("initialize={\"capabilities\":{\"tools\":null}}");
        assertHealthyAndComplete(List.of(), List.of());
    }

    @Test
    void healthcheckWhenServerOffersNothingIsDegraded() throws Exception {
        ask("tools/list={\"tools\":[]}", "resources/list={\"resources\":[]}");
        assertDegraded(List.of(), List.of(), "offers no tools or resources");
        ask("tools/list={\"tools\":[]}", "resources/list=-32601");
        assertDegraded(List.of(), List.of(), "offers no tools or resources");
        assertThat(discovery.partial()).isFalse();
    }

    @Test
    void healthcheckWhenToolsCannotBeListedIsFailed() throws Exception {
        ask("tools/list=-32603");
        assertFailed("tools/list: McpError: no tools/list here");
        ask("tools/list=-32601");
        assertFailed("tools/list: McpError: no tools/list here");
        ask("tools/list={\"error\":{\"code\":-32000,\"message\":\"\\n    at x (y.js:1:2)\"}}");
        assertFailed("tools/list: McpError: error -32000");
        ask("tools/list=silence");
        assertFailed("tools/list: " + NO_REPLY);
        ask("tools/list={\"tools\":null}");
        assertFailed("tools/list: no list of tools");
    }

    @Test
    void healthcheckWhenOnlyResourcesCannotBeListed() throws Exception {
        ask("resources/list=-32603");
        assertDegraded(TOOLS, List.of(), "resources/list: McpError: no resources/list here");
        assertThat(discovery.partial()).isTrue();
        ask("resources/list=silence");
        assertDegraded(TOOLS, List.of(), "resources/list: " + NO_REPLY);
        ask("resources/list=-32603", "initialize={\"capabilities\":{\"resources\":{}}}");
        assertFailed("resources/list: McpError: no resources/list here");
    }

    @Test
    void healthcheckWhenServerNeedsLoginIsFailed() throws Exception {
        ask("initialize=-32000", "message=HTTP 401");
        assertFailed("authentication required: McpError: HTTP 401");
        ask("ping=-32000", "message=Unauthorized");
        assertFailed("authentication required: McpError: Unauthorized");
        ask("crash=Error: 403 Forbidden");
        assertThat(health.lastError()).isEqualTo("authentication required: "
                + "IOException: the server process ended with exit code 3: Error: 403 Forbidden");
    }

    @ParameterizedTest
    @CsvSource({"Token expired, 'authentication required: '", "Session not found, ''"})
    void healthcheckWhenEveryListStartsToFailIsFailed(String error, String prefix) throws Exception {
        try (McpPlugin plugin = plugin("expired=" + error)) {
            assertThat(plugin.healthcheck().servers()).containsExactly(ServerHealth.healthy("small", TOOLS));
            String fault = prefix + "tools/list: McpError: " + error + "; resources/list: McpError: " + error;
            assertThat(plugin.healthcheck().servers()).containsExactly(ServerHealth.failed("small", TOOLS, fault));
            assertThat(plugin.discover()).isEqualTo(DiscoveryResult.unavailable());
        }
    }

    @Test
    void discoverAndHealthcheckWhenEntriesAreMalformedOmitAndNameThem() throws Exception {
        ask("tools/list={\"tools\":[{\"name\":\"good\"},{\"name\":\"bad\",\"inputSchema\":true},{},null,7,"
                        + "{\"name\":\" \"},{\"name\":\"good too\",\"inputSchema\":{\"type\":\"object\"}}]}",
                "resources/list={\"resources\":[{\"uri\":\"test://1\",\"name\":\"good\"},{\"uri\":\"test://2\"}]}");
        assertOffered(List.of("good", "good too"), List.of("test://1"));
        assertThat(discovery.partial()).as("partial, although the server replied").isFalse();
        assertThat(health).isEqualTo(ServerHealth.degraded("small", List.of("good", "good too"),
                "tools/list: left out as malformed: tools[1] (bad), tools[2], tools[3] and 2 more; "
                        + "resources/list: left out as malformed: resources[1]"));
    }

    @Test
    void discoverWhenPagesNeverEndReadsEachOnce() throws Exception {
        ask("tools/list={\"tools\":[{\"name\":\"x\"}],\"nextCursor\":\"p1\"}",
                "resources/list={\"resources\":[],\"nextCursor\":\"\"}");
        assertHealthyAndComplete(List.of("x"), List.of());
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void healthcheckWhenServerHasErrorReportsOneCleanLine() throws Exception {
        String text = "\u001b[31mError: cannot reach postgres://bob:pw@db, token=abc\u001b[0m\n    at x (y.js:1:2)\n";
        String clean = "Error: cannot reach postgres://***@db, token=***";
        ask("crash=" + text);
        assertThat(health.lastError()).isEqualTo("IOException: the server process ended with exit code 3: " + clean);
        ask("tools/list=-32603", "message=" + text);
        assertThat(health.lastError()).isEqualTo("tools/list: McpError: " + clean);
        ask("initialize=-32603", "message=" + text);
        assertThat(health.lastError()).isEqualTo("McpError: " + clean);
    }

    @Test
    void healthcheckAfterStartTimedOutKeepsItsCause() throws Exception {
        try (McpPlugin plugin = plugin("initialize=silence", "stubborn")) {
            for (int i = 0; i < 3; i++) {
                assertThat(plugin.healthcheck().servers())
                        .containsExactly(ServerHealth.failed("small", List.of(), NO_REPLY));
                Thread.sleep(2500);
            }
            assertThat(Servers.processes()).as("processes of a server that does not start").isEmpty();
        }
    }

    private void ask(String... faults) throws Exception {
        try (McpPlugin plugin = plugin(faults)) {
            do { // A server with a crash ends after its start, so the first health check may still succeed.
                health = plugin.healthcheck().servers().get(0);
            } while (String.join("", faults).startsWith("crash") && health.lastError() == null);
            discovery = plugin.discover();
        }
    }

    private static McpPlugin plugin(String... faults) {
        return new McpPlugin("office", Map.of("small", Servers.small(faults)), Duration.ofSeconds(2));
    }

    private void assertHealthyAndComplete(List<String> tools, List<String> resources) {
        assertThat(health).isEqualTo(ServerHealth.healthy("small", tools));
        assertThat(discovery.partial()).isFalse();
        assertOffered(tools, resources);
    }

    private void assertDegraded(List<String> tools, List<String> resources, String lastError) {
        assertThat(health).isEqualTo(ServerHealth.degraded("small", tools, lastError));
        assertOffered(tools, resources);
    }

    private void assertFailed(String lastError) {
        assertThat(health).isEqualTo(ServerHealth.failed("small", List.of(), lastError));
        assertThat(discovery).isEqualTo(DiscoveryResult.unavailable());
    }

    private void assertOffered(List<String> tools, List<String> resources) {
        assertThat(discovery.tools()).extracting(ToolInfo::name).isEqualTo(tools);
        assertThat(discovery.resources()).extracting(ResourceInfo::uri).isEqualTo(resources);
    }
}
