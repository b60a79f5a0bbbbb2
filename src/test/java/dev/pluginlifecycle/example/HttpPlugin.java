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
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plugin over HTTP servers. Each answers {@code GET /catalog} with its tools and resources; that answer is the
 * probe as well.
 */
public final class HttpPlugin implements PluginLifecycle {

    private static final Catalog NOTHING = new Catalog(List.of(), List.of());

    private final String name;
    private final Map<String, URI> servers;
    private final Duration slow;
    private final Duration timeout;
    private final HttpClient client;
    private final ObjectMapper mapper =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What each server offered when it last answered: while it is down, that is what is lost. */
    private final Map<String, Catalog> known = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    /**
     * A plugin whose servers run elsewhere.
     *
     * @param name the plugin's name
     * @param servers the servers by name, probed in this order
     * @param slow how long an answer may take before the server counts as degraded
     * @param timeout how long an answer may take before the server counts as failed
     */
    public HttpPlugin(String name, Map<String, URI> servers, Duration slow, Duration timeout) {
        this.name = name;
        this.servers = new LinkedHashMap<>(servers);
        this.slow = slow;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
        if (!config.isEnabled(name, true)) {
            throw new PluginLifecycleException("plugin " + name + " is disabled");
        }
        for (Map.Entry<String, URI> server : servers.entrySet()) {
            String scheme = server.getValue().getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new PluginLifecycleException(
                        "server " + server.getKey() + " of plugin " + name + " has no HTTP address: " + server.getValue());
            }
        }
    }

    @Override
    public PluginHealthcheck healthcheck() {
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(
                name, probeAll().stream().map(Probe::health).toList());
        return stopped
                ? new PluginHealthcheck(
                        name, new PluginState.Stopped(), healthcheck.servers(), healthcheck.lastCheck())
                : healthcheck;
    }

    @Override
    public DiscoveryResult discover() {
        List<Probe> probes = probeAll();
        List<Probe> usable = probes.stream().filter(Probe::isUsable).toList();
        // Two servers may offer the same name; a call by that name goes to the first.
        Map<String, ToolInfo> tools = new LinkedHashMap<>();
        usable.stream().map(Probe::catalog).map(Catalog::tools).flatMap(Collection::stream)
                .forEach(tool -> tools.putIfAbsent(tool.name(), tool));
        List<ResourceInfo> resources = usable.stream()
                .map(Probe::catalog).map(Catalog::resources).flatMap(Collection::stream).toList();
        return new DiscoveryResult(List.copyOf(tools.values()), resources, usable.size() < probes.size());
    }

    @Override
    public void shutdown() {
        stopped = true;
    }

    private List<Probe> probeAll() {
        List<CompletableFuture<Probe>> probes = servers.entrySet().stream()
                .map(server -> probe(server.getKey(), server.getValue()))
                .toList();
        return probes.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Probe> probe(String server, URI address) {
        if (stopped) {
            return CompletableFuture.completedFuture(failed(server, "the plugin was shut down"));
        }
        long start = System.nanoTime();
        return fetch(address)
                .thenApply(catalog -> answered(server, catalog, Duration.ofNanos(System.nanoTime() - start)))
                .exceptionally(failure -> failed(server, errorText(failure, address)));
    }

    private CompletableFuture<Catalog> fetch(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/catalog")).timeout(timeout).build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    // The request's timeout ends with the headers; this one bounds the body as well.
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(this::catalog);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Catalog catalog(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP status " + response.statusCode());
        }
        try {
            Catalog catalog = mapper.readValue(response.body(), Catalog.class);
            return catalog == null ? NOTHING : catalog;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no catalog in the answer: " + e.getOriginalMessage(), e);
        }
    }

    private Probe answered(String server, Catalog catalog, Duration time) {
        known.put(server, catalog);
        ServerHealth health = time.compareTo(slow) > 0
                ? ServerHealth.degraded(server, catalog.toolNames(), "answered after " + time.toMillis() + " ms")
                : ServerHealth.healthy(server, catalog.toolNames());
        return new Probe(health, catalog);
    }

    private Probe failed(String server, String error) {
        Catalog lost = known.getOrDefault(server, NOTHING);
        return new Probe(ServerHealth.failed(server, lost.toolNames(), error), lost);
    }

    /** The first text among the causes: what failed is wrapped, at times in exceptions without a text. */
    private String errorText(Throwable failure, URI address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return "no answer within " + timeout.toMillis() + " ms";
            }
            if (cause instanceof ConnectException && cause.getMessage() == null) {
                return connectError(address);
            }
            if (!(cause instanceof CompletionException) && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return failure.toString();
    }

    /** Asks the socket itself: HttpClient connects twice and loses the text of the first refusal. */
    private String connectError(URI address) {
        try (Socket socket = new Socket()) {
            int port = address.getPort() < 0 ? address.toURL().getDefaultPort() : address.getPort();
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) timeout.toMillis());
            return "connection lost";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** What one server offers. */
    record Catalog(List<ToolInfo> tools, List<ResourceInfo> resources) {

        Catalog {
            tools = tools == null ? List.of() : List.copyOf(tools);
            resources = resources == null ? List.of() : List.copyOf(resources);
        }

        List<String> toolNames() {
            return tools.stream().map(ToolInfo::name).toList();
        }
    }

    /** What one probe found. */
    private record Probe(ServerHealth health, Catalog catalog) {

        boolean isUsable() {
            return health.status() != ServerStatus.FAILED;
        }
    }
}
