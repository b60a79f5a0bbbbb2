package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first tests follow the first table in {@code PluginLifecycle}, row by row. */
@Timeout(60)
class CatalogClientTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final List<String> LAST_TOOLS = List.of("search");

    private static CatalogClient.Probe probe(URI address, String token, Duration slow, Duration timeout) {
        return new CatalogClient(token, slow, timeout).probe("server", address, LAST_TOOLS).join();
    }

    private static CatalogClient.Probe probe(URI address) {
        return probe(address, "hunter2", LONG, LONG);
    }

    private static void assertFailed(CatalogClient.Probe probe, String error) {
        assertThat(probe.health()).isEqualTo(ServerHealth.failed("server", LAST_TOOLS, error));
        assertThat(probe.discovery()).isEqualTo(DiscoveryResult.unavailable());
    }

    @Test
    void probeWhenAServerAnswersIsHealthy() throws Exception {
        try (CatalogServer server = CatalogServer.offering("write")) {
            assertThat(probe(server.uri()).health()).isEqualTo(ServerHealth.healthy("server", List.of("write")));
        }
    }

    @Test
    void probeWhenAServerIsSlowIsDegraded() throws Exception {
        try (CatalogServer server = CatalogServer.offering("write")) {
            CatalogClient.Probe probe = probe(server.uri(), "hunter2", Duration.ZERO, LONG);
            assertThat(probe.health().status()).isEqualTo(ServerStatus.DEGRADED);
            assertThat(probe.health().lastError()).matches("replied after \\d+ ms");
            assertThat(probe.health().capabilities()).containsExactly("write");
            assertThat(probe.discovery().tools()).extracting(ToolInfo::name).containsExactly("write");
            assertThat(probe.discovery().partial()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tools\": [], \"resources\": []}"})
    void probeWhenACatalogIsEmptyIsDegraded(String body) throws Exception {
        try (CatalogServer server = CatalogServer.replying(200, body)) {
            assertThat(probe(server.uri()).health())
                    .isEqualTo(ServerHealth.degraded("server", List.of(), "offers no tools or resources"));
        }
    }

    /** The server sends back the token and the key. */
    @ParameterizedTest
    @CsvSource({
        "500, HTTP status 500",
        "404, HTTP status 404",
        "203, HTTP status 203",
        "200, the reply is not a catalog",
        "401, authentication required: HTTP status 401",
        "403, authentication required: HTTP status 403",
    })
    void probeWhenAServerCannotServeIsFailed(int status, String error) throws Exception {
        try (CatalogServer server = CatalogServer.offering("write")) {
            server.failWith(status);
            assertFailed(probe(URI.create(server.uri() + "?key=hunter3")), error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "null", "[]", "{\"tools\": [{}]}", "{\"tools\": [null]}", "{\"tools\": 1}"})
    void probeWhenToolsCannotBeListedIsFailed(String body) throws Exception {
        try (CatalogServer server = CatalogServer.replying(200, body)) {
            assertFailed(probe(server.uri()), "the reply is not a catalog");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        // Nobody listens on this loopback address.
        "http://user:hunter2@127.255.255.254:81/catalog?key=hunter3, hunter2, cannot connect to 127.255.255.254:81",
        "http://user:hunter2@127.255.255.254/catalog?key=hunter3, hunter2, cannot connect to 127.255.255.254",
        "http:///catalog?key=hunter3, hunter2, the address or the token cannot be used for HTTP",
        "file:///hunter3, hunter2, the address or the token cannot be used for HTTP",
        "http://localhost, \"hunter2\n\", the address or the token cannot be used for HTTP",
    })
    void probeWhenAServerCannotBeReachedIsFailed(URI address, String token, String error) {
        assertFailed(probe(address, token, LONG, LONG), error);
    }

    @Test
    void probeWhenAServerDoesNotAnswerInTimeIsFailed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI address = URI.create("http://localhost:" + silent.getLocalPort());
            assertFailed(probe(address, "hunter2", SHORT, SHORT), "no reply within 300 ms");
        }
    }

    @Test
    void probeWhenABodyStallsIsFailedAndEndsTheRequest() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (CatalogServer server = CatalogServer.handling(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(' ');
                    body.flush();
                }
            } catch (IOException e) {
                ended.countDown();
            }
        })) {
            assertFailed(probe(server.uri(), "hunter2", SHORT, SHORT), "no reply within 300 ms");
            ended.await();
        }
    }

    @Test
    void probeSendsTheToken() throws Exception {
        try (CatalogServer server = CatalogServer.handling(exchange -> CatalogServer.reply(
                exchange,
                "Bearer hunter2".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                CatalogServer.catalog("search")))) {
            assertThat(probe(server.uri()).health().isUsable()).isTrue();
            assertThat(probe(server.uri(), "hunter1", LONG, LONG).health().isUsable()).isFalse();
        }
    }

    @Test
    void probeDoesNotShowAnAnswerThatIsNotHttp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread server = new Thread(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getInputStream().read();
                    connection.getOutputStream().write("hunter2 is wrong\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
            URI address = URI.create("http://localhost:" + socket.getLocalPort());
            assertThat(probe(address).health().lastError())
                    .matches("no valid HTTP reply: \\w+Exception");
            server.join();
        }
    }
}
