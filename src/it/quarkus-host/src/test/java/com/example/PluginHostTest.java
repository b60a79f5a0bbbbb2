package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import dev.pluginlifecycle.testing.WireContract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PluginHostTest {

    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search"));
    private static final ServerHealth BETA = ServerHealth.failed("beta", List.of("write"), "connection refused");

    private static final String ALPHA_JSON = """
            {"server_name":"alpha","status":"healthy","capabilities":["search"],"last_error":null}""";
    private static final String BETA_JSON = """
            {"server_name":"beta","status":"failed","capabilities":["write"],"last_error":"connection refused"}""";
    private static final String DEGRADED_JSON = """
            {"state":"degraded","healthy_servers":["alpha"],"failed_servers":[%s]}""".formatted(BETA_JSON);

    private final InMemoryPlugin plugin = new InMemoryPlugin(
            "search-plugin",
            List.of(ALPHA, BETA),
            DiscoveryResult.empty(),
            () -> Instant.ofEpochSecond(1_764_000_000));

    @TestHTTPResource
    URI host;

    @Inject
    ObjectMapper mapper;

    @BeforeEach
    void replacePlugin() {
        QuarkusMock.installMockForType(plugin, PluginLifecycle.class);
    }

    @Test
    void healthcheckReturnsWireForm() throws Exception {
        assertThat(get("/plugin/healthcheck").body()).isEqualTo("""
                {"plugin_name":"search-plugin","state":%s,"servers":[%s,%s],"last_check":1764000000}"""
                .formatted(DEGRADED_JSON, ALPHA_JSON, BETA_JSON));
    }

    @Test
    void statesWhenDegradedReturnsMapWithServers() throws Exception {
        assertThat(get("/plugin/states").body()).isEqualTo("{\"search-plugin\":" + DEGRADED_JSON + "}");
    }

    @Test
    void statesWhenHealthyReturnsMapWithState() throws Exception {
        plugin.update(List.of(ALPHA), DiscoveryResult.unavailable());

        assertThat(get("/plugin/states").body()).isEqualTo("""
                {"search-plugin":{"state":"healthy"}}""");
    }

    @Test
    void diffReturnsChangesSinceSentHealthcheck() throws Exception {
        String previous = """
                {"plugin_name":"search-plugin","state":{"state":"healthy"},"servers":[%s],"last_check":1763999999}"""
                .formatted(ALPHA_JSON);

        assertThat(post("/plugin/diff", previous).body()).isEqualTo("""
                {"previous_state":{"state":"healthy"},"current_state":%s,"added":["beta"],"removed":[],\
                "failed":["beta"],"degraded":[],"recovered":[],"capabilities_changed":[]}""".formatted(DEGRADED_JSON));
    }

    @Test
    void diffWhenStateIsUnknownReturnsBadRequest() throws Exception {
        String previous = """
                {"plugin_name":"search-plugin","state":{"state":"resting"},"servers":[],"last_check":0}""";

        assertThat(post("/plugin/diff", previous).statusCode()).isEqualTo(400);
    }

    @Test
    void boardReturnsSameJson() throws Exception {
        StatusBoard board = new StatusBoard(
                new PluginState.Degraded(List.of("alpha"), List.of(BETA)),
                List.of(new PluginState.Starting(), new PluginState.Healthy()),
                Map.of("notes", new PluginState.Failed("all 1 servers failed")),
                Optional.of(new PluginState.Healthy()));
        String json = """
                {"current":%s,"earlier":[{"state":"starting"},{"state":"healthy"}],\
                "others":{"notes":{"state":"failed","reason":"all 1 servers failed"}},\
                "wanted":{"state":"healthy"}}""".formatted(DEGRADED_JSON);

        assertThat(post("/plugin/board", json).body()).isEqualTo(json);
        assertThat(mapper.writeValueAsString(board)).isEqualTo(json);
        assertThat(mapper.readValue(json, StatusBoard.class)).isEqualTo(board);
    }

    @Test
    void configReturnsSettings() throws Exception {
        assertThat(get("/plugin/config").body()).isEqualTo("""
                {"enabled_plugins":{"search@builtin":true},"external_directories":["/opt/plugins","/srv/plugins"],\
                "install_root":"/var/lib/plugins","registry_path":null,"bundled_root":null,\
                "max_output_tokens":4294967295}""");
    }

    @Test
    void readinessWhenPluginIsDegradedIsUp() throws Exception {
        HttpResponse<String> response = get("/q/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(mapper.readTree(response.body())).isEqualTo(mapper.readTree("""
                {"status":"UP","checks":[{"name":"search-plugin","status":"UP","data":{"state":"degraded"}}]}"""));
    }

    @Test
    void readinessWhenPluginHasFailedIsDown() throws Exception {
        plugin.update(List.of(BETA), DiscoveryResult.unavailable());
        HttpResponse<String> response = get("/q/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(mapper.readTree(response.body())).isEqualTo(mapper.readTree("""
                {"status":"DOWN","checks":[{"name":"search-plugin","status":"DOWN","data":{"state":"failed"}}]}"""));
    }

    @Test
    void mapperKeepsWireForm() {
        assertThat(WireContract.check(mapper::writeValueAsString, mapper::readValue)).isEmpty();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return Http.get(host.resolve(path));
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return Http.post(host.resolve(path), json);
    }
}
