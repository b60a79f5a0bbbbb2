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

    private final HttpHandler catalog;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private HttpServer server;

    CatalogServer(HttpHandler catalog) {
        this.catalog = catalog;
    }

    /** Starts a server with one tool and one resource. */
    static CatalogServer offering(String tool) throws IOException {
        return answering(200, """
                {"tools": [{"name": "%s", "inputSchema": {"type": "object"}}],
                 "resources": [{"uri": "file:///%s", "name": "docs of %s", "mimeType": "text/markdown"}]}
                """.formatted(tool, tool, tool));
    }

    /** Starts a server that returns the same answer each time. */
    static CatalogServer answering(int status, String body) throws IOException {
        CatalogServer server = new CatalogServer(exchange -> answer(exchange, status, body));
        server.start();
        return server;
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void start() throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/catalog", catalog);
        // The default executor is the dispatcher's thread: a slow answer would block it, and stop() as well.
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

    URI uri() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        stop();
    }
}
