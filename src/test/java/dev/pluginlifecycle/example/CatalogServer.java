package dev.pluginlifecycle.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A small HTTP server for {@link HttpPlugin}. It can be stopped, and started again at the same address. */
final class CatalogServer implements AutoCloseable {

    /** The token that the server expects. */
    static final String TOKEN = "hunter2-token";

    /** Replies with the catalog. */
    final HttpHandler catalog;

    private volatile HttpHandler handler;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;

    /** Starts a server with one tool and one resource. */
    CatalogServer(String tool) {
        String json = """
                {"tools": [{"name": "%s", "inputSchema": {"type": "object"}}],
                 "resources": [{"uri": "file:///%s", "name": "docs of %s", "mimeType": "text/markdown"}]}
                """.formatted(tool, tool, tool);
        catalog = exchange -> reply(exchange, ("Bearer " + TOKEN).equals(authorization(exchange)) ? 200 : 401, json);
        handler = catalog;
        start();
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String authorization(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization");
    }

    void start() {
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/catalog", exchange -> handler.handle(exchange));
        // The default executor is the dispatcher's thread: a slow reply would block it, and stop() as well.
        server.setExecutor(task -> new Thread(task, "catalog").start());
        server.start();
        address = server.getAddress();
    }

    void stop() {
        server.stop(0);
    }

    /** Replaces the catalog until {@link #recover()}. */
    void replyWith(HttpHandler handler) {
        this.handler = handler;
    }

    /** Sets the HTTP status of each reply. Like many servers, this one sends back what it was sent. */
    void failWith(int status) {
        replyWith(exchange -> reply(
                exchange, status, "no access to " + exchange.getRequestURI() + " with " + authorization(exchange)));
    }

    void recover() {
        replyWith(catalog);
    }

    URI uri() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/catalog");
    }

    @Override
    public void close() {
        stop();
    }
}
