package dev.pluginlifecycle.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A plugin backed by HTTP servers that run elsewhere. A probe requests the catalog of a server, which lists its tools
 * and resources. {@link CatalogClient} sends the request and says what the reply means.
 */
public final class HttpPlugin implements PluginLifecycle {

    private final String name;
    private final Map<String, URI> servers;
    private final Set<String> required;
    private final Duration slow;
    private CatalogClient client;

    /** The latest probe of each server that has replied or failed. */
    private final Map<String, CatalogClient.Probe> probes = new ConcurrentHashMap<>();

    private Round round = new Round(Instant.now(), CompletableFuture.completedFuture(null));

    /** Null until the plugin is shut down. */
    private volatile PluginState end;

    /**
     * Creates a plugin. It sends the first requests when it is asked for its health or its tools.
     *
     * @param name the plugin's name
     * @param servers the addresses of the catalogs by server name
     * @param required the names of the servers without which the plugin cannot work
     * @param token the bearer token that the servers expect
     * @param slow a server whose reply takes longer is degraded; while the plugin starts, no call waits longer
     * @param timeout a server whose reply takes longer has failed
     */
    public HttpPlugin(
            String name,
            Map<String, URI> servers,
            Set<String> required,
            String token,
            Duration slow,
            Duration timeout) {
        this.name = name;
        this.servers = new LinkedHashMap<>(servers);
        this.required = Set.copyOf(required);
        this.slow = slow;
        this.client = new CatalogClient(token, slow, timeout);
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) throws PluginLifecycleException {
        if (!config.isEnabled(name, true)) {
            throw new PluginLifecycleException("plugin " + name + " is disabled; enable it in the configuration");
        }
    }

    @Override
    public PluginHealthcheck healthcheck() {
        Instant began = probe();
        List<ServerHealth> health = servers.keySet().stream()
                .map(probes::get)
                .filter(Objects::nonNull)
                .map(CatalogClient.Probe::health)
                .toList();
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(name, health, required, () -> began);
        PluginState ending = end;
        if (ending != null) {
            return healthcheck.withState(ending);
        }
        return health.size() < servers.size() ? healthcheck.withState(new PluginState.Starting()) : healthcheck;
    }

    @Override
    public DiscoveryResult discover() {
        probe();
        return end instanceof PluginState.Stopped
                ? DiscoveryResult.empty()
                : DiscoveryResult.merge(servers.keySet().stream()
                        .map(probes::get)
                        .map(probe -> probe == null ? DiscoveryResult.unavailable() : probe.discovery())
                        .toList());
    }

    /** Waits until no request is under way, which takes at most the timeout. */
    @Override
    public void shutdown() {
        Round last;
        synchronized (this) {
            end = end == null ? new PluginState.ShuttingDown() : end;
            last = round;
        }
        last.all().join();
        synchronized (this) {
            end = new PluginState.Stopped();
            client = null; // its threads end when nothing refers to it
        }
    }

    /**
     * Probes all servers at the same time, and waits for the replies. A caller that comes meanwhile waits with the
     * first one. Returns when the probes began.
     */
    private Instant probe() {
        Round current;
        synchronized (this) {
            if (end == null && round.all().isDone()) {
                round = new Round(Instant.now(), CompletableFuture.allOf(
                        servers.keySet().stream().map(this::probe).toArray(CompletableFuture<?>[]::new)));
            }
            current = round;
        }
        if (end == null) {
            CompletableFuture<Void> all = current.all().copy();
            boolean starting = probes.size() < servers.size();
            (starting ? all.completeOnTimeout(null, slow.toNanos(), TimeUnit.NANOSECONDS) : all).join();
        }
        return current.began();
    }

    private CompletableFuture<Void> probe(String server) {
        CatalogClient.Probe last = probes.get(server);
        List<String> lastTools = last == null ? List.of() : last.health().capabilities();
        return client.probe(server, servers.get(server), lastTools).thenAccept(probe -> probes.put(server, probe));
    }

    /** One probe of each server. */
    private record Round(Instant began, CompletableFuture<Void> all) {}
}
