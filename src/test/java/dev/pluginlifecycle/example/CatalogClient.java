package dev.pluginlifecycle.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests the catalogs of servers, and says what the replies mean. Error texts quote neither the token nor the query
 * of an address nor what a server sent, since a server may send back what it was sent.
 */
final class CatalogClient {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final String token;
    private final Duration slow;
    private final Duration timeout;
    private final HttpClient client;

    CatalogClient(String token, Duration slow, Duration timeout) {
        this.token = token;
        this.slow = slow;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** Probes a server. If it fails, its capabilities are those that it last listed. */
    CompletableFuture<Probe> probe(String server, URI address, List<String> lastTools) {
        long start = System.nanoTime();
        return request(address).handle((response, error) -> {
            Catalog catalog = error == null && response.statusCode() == 200 ? catalog(response) : null;
            if (catalog != null) {
                return replied(server, catalog, Duration.ofNanos(System.nanoTime() - start));
            }
            String text = error == null ? errorText(response.statusCode()) : errorText(error, address);
            return new Probe(ServerHealth.failed(server, lastTools, text), DiscoveryResult.unavailable());
        });
    }

    private CompletableFuture<HttpResponse<String>> request(URI address) {
        try {
            CompletableFuture<HttpResponse<String>> request = client.sendAsync(
                    HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofString());
            // HttpRequest's own timeout ends with the headers. This one includes the body, and ends the request.
            return request.copy()
                    .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((response, error) -> request.cancel(true));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Probe replied(String server, Catalog catalog, Duration time) {
        List<String> tools = catalog.tools().stream().map(ToolInfo::name).toList();
        ServerHealth health = ServerHealth.healthy(server, tools);
        if (catalog.tools().isEmpty() && catalog.resources().isEmpty()) {
            health = ServerHealth.degraded(server, tools, "offers no tools or resources");
        } else if (time.compareTo(slow) > 0) {
            health = ServerHealth.degraded(server, tools, "replied after " + time.toMillis() + " ms");
        }
        return new Probe(health, new DiscoveryResult(catalog.tools(), catalog.resources(), false));
    }

    private static String errorText(int status) {
        return switch (status) {
            case 200 -> "the reply is not a catalog";
            case 401, 403 -> "authentication required: HTTP status " + status;
            default -> "HTTP status " + status;
        };
    }

    private String errorText(Throwable error, URI address) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "no reply within " + timeout.toMillis() + " ms";
        }
        if (cause instanceof ConnectException) {
            return "cannot connect to " + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        }
        if (cause instanceof IllegalArgumentException) {
            return "the address or the token cannot be used for HTTP";
        }
        return "no valid HTTP reply: " + cause.getClass().getSimpleName();
    }

    /** Returns null if the reply is not a catalog. */
    private static Catalog catalog(HttpResponse<String> response) {
        try {
            return MAPPER.readValue(response.body(), Catalog.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The reply of a server as JSON. */
    record Catalog(List<ToolInfo> tools, List<ResourceInfo> resources) {

        Catalog {
            tools = tools == null ? List.of() : List.copyOf(tools);
            resources = resources == null ? List.of() : List.copyOf(resources);
        }
    }

    /** The result of one request. */
    record Probe(ServerHealth health, DiscoveryResult discovery) {}
}
