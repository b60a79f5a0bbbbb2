package dev.pluginlifecycle.example;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two servers for the tests of {@link HttpPlugin}: alpha has the tool {@code search}, and beta {@code write}. */
record TwoServers(CatalogServer alpha, CatalogServer beta) implements AutoCloseable {

    static TwoServers start() throws IOException {
        return new TwoServers(CatalogServer.offering("search"), CatalogServer.offering("write"));
    }

    /** The addresses by name, alpha first. */
    Map<String, URI> uris() {
        Map<String, URI> uris = new LinkedHashMap<>();
        uris.put("alpha", alpha.uri());
        uris.put("beta", beta.uri());
        return uris;
    }

    @Override
    public void close() {
        alpha.close();
        beta.close();
    }
}
