package dev.pluginlifecycle.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plugin backed by HTTP servers. Each server answers {@code GET /catalog} with its tools and resources. The plugin
 * requests this catalog for discovery and also to check the health of the server.
 */
public final class HttpPlugin implements PluginLifecycle {

    private final String name;
    private final Map<String, URI> servers;
    private final Duration slow;
    private final Duration timeout;
    private final HttpClient client;
    private final ObjectMapper mapper =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** The most recent probe of each server. */
    private final Map<String, Probe> lastProbes = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    /**
     * Creates a plugin whose servers run elsewhere.
     *
     * @param name the plugin's name
     * @param servers the addresses of the servers by name, probed in this order
     * @param slow a server whose answer takes longer is degraded
     * @param timeout a server whose answer takes longer has failed
     */
    public HttpPlugin(String name, Map<String, URI> servers, Duration slow, Duration timeout) {
        this.name = name;
        this.servers = new LinkedHashMap<>(servers);
        this.slow = slow;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        servers.keySet().forEach(server -> lastProbes.put(
                server,
                new Probe(ServerHealth.failed(server, List.of(), "not probed yet"), DiscoveryResult.unavailable())));
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
        if (!config.isEnabled(name, true)) {
            throw new PluginLifecycleException("plugin " + name + " is disabled");
        }
        for (Map.Entry<String, URI> server : servers.entrySet()) {
            String scheme = server.getValue().getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new PluginLifecycleException("server " + server.getKey() + " of plugin " + name
                        + " has no HTTP address: " + server.getValue());
            }
        }
    }

    @Override
    public PluginHealthcheck healthcheck() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(
                name, probes().stream().map(Probe::health).toList());
        return stopped ? healthcheck.withState(new PluginState.Stopped()) : healthcheck;
    }

    @Override
    public DiscoveryResult discover() {
        return stopped
                ? DiscoveryResult.empty()
                : DiscoveryResult.merge(probes().stream().map(Probe::discovery).toList());
    }

    @Override
    public void shutdown() {
        stopped = true;
    }

    /** Probes all servers at the same time. After shutdown, returns the last probe of each server. */
    private List<Probe> probes() {
        if (stopped) {
            return servers.keySet().stream().map(lastProbes::get).toList();
        }
        List<CompletableFuture<Probe>> probes = servers.entrySet().stream()
                .map(server -> probe(server.getKey(), server.getValue()))
                .toList();
        return probes.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Probe> probe(String server, URI address) {
        long start = System.nanoTime();
        return fetch(address)
                .thenApply(catalog -> answered(server, catalog, Duration.ofNanos(System.nanoTime() - start)))
                .exceptionally(error -> failed(server, errorText(error, address)))
                .whenComplete((probe, error) -> lastProbes.put(server, probe));
    }

    private CompletableFuture<DiscoveryResult> fetch(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/catalog")).timeout(timeout).build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    // The request's timeout ends with the headers; this one includes the body.
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(this::catalog);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private DiscoveryResult catalog(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP status " + response.statusCode());
        }
        try {
            Catalog catalog = mapper.readValue(response.body(), Catalog.class);
            if (catalog == null) {
                throw new IllegalStateException("invalid catalog: null");
            }
            return new DiscoveryResult(catalog.tools(), catalog.resources(), false);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("invalid catalog: " + e.getOriginalMessage(), e);
        }
    }

    private Probe answered(String server, DiscoveryResult catalog, Duration time) {
        List<String> tools = catalog.tools().stream().map(ToolInfo::name).toList();
        ServerHealth health = time.compareTo(slow) > 0
                ? ServerHealth.degraded(server, tools, "answered after " + time.toMillis() + " ms")
                : ServerHealth.healthy(server, tools);
        return new Probe(health, catalog);
    }

    private Probe failed(String server, String error) {
        List<String> lostTools = lastProbes.get(server).health().capabilities();
        return new Probe(ServerHealth.failed(server, lostTools, error), DiscoveryResult.unavailable());
    }

    /** Returns {@link ServerHealth#errorText}, or a more precise text where this plugin can provide one. */
    private String errorText(Throwable error, URI address) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "no answer within " + timeout.toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return "cannot connect to " + address.getAuthority();
        }
        // This plugin's own exceptions need no class name.
        return cause instanceof IllegalStateException ? cause.getMessage() : ServerHealth.errorText(error);
    }

    /** The answer of a server as JSON. */
    record Catalog(List<ToolInfo> tools, List<ResourceInfo> resources) {

        Catalog {
            tools = tools == null ? List.of() : List.copyOf(tools);
            resources = resources == null ? List.of() : List.copyOf(resources);
        }
    }

    /** The result of one probe. */
    private record Probe(ServerHealth health, DiscoveryResult discovery) {}
}
