package dev.pluginlifecycle.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A small HTTP server for {@link HttpPlugin}. It can be stopped, and started again at the same address. */
final class CatalogServer implements AutoCloseable {

    /** The token that the tests send. */
    static final String TOKEN = "hunter2-token";

    private final HttpHandler catalog;
    private volatile int failure;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;

    CatalogServer(HttpHandler catalog) {
        this.catalog = catalog;
    }

    /** Starts a server with one tool and one resource. */
    static CatalogServer offering(String tool) throws IOException {
        return replying(200, catalog(tool));
    }

    /** Starts a server that returns the same reply each time. */
    static CatalogServer replying(int status, String body) throws IOException {
        return handling(exchange -> reply(exchange, status, body));
    }

    /** Starts a server that replies as {@code catalog} does. */
    static CatalogServer handling(HttpHandler catalog) throws IOException {
        CatalogServer server = new CatalogServer(catalog);
        server.start();
        return server;
    }

    static String catalog(String tool) {
        return """
                {"tools": [{"name": "%s", "inputSchema": {"type": "object"}}],
                 "resources": [{"uri": "file:///%s", "name": "docs of %s", "mimeType": "text/markdown"}]}
                """.formatted(tool, tool, tool);
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void start() throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/catalog", exchange -> {
            if (failure == 0) {
                catalog.handle(exchange);
            } else {
                // Like many servers, this one sends back what it was sent.
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                reply(exchange, failure, "no access to " + exchange.getRequestURI() + " with " + token);
            }
        });
        // The default executor is the dispatcher's thread: a slow reply would block it, and stop() as well.
        server.setExecutor(task -> {
            Thread thread = new Thread(task, "catalog");
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
        address = server.getAddress();
    }

    void stop() {
        server.stop(0);
    }

    /** Sets the HTTP status of each reply until {@link #recover()}. */
    void failWith(int status) {
        failure = status;
    }

    void recover() {
        failure = 0;
    }

    URI uri() {
        return URI.create("http://" + address() + "/catalog");
    }

    String address() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public void close() {
        stop();
    }
}
