package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the application as it is deployed, and ends it as an operator does. */
class PackagedHostIT {

    @TempDir
    Path directory;

    private Path log;
    private Process host;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        log = directory.resolve("host.log");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port + "/plugin/states");
        host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitLine("started in");
    }

    @AfterEach
    void kill() {
        host.destroyForcibly();
    }

    @Test
    void endOfHostShutsDownPluginOnce() throws Exception {
        assertThat(Http.get(address).body()).isEqualTo("""
                {"search-plugin":{"state":"healthy"}}""");
        assertThat(linesWith("search-plugin is shut down")).isEmpty();

        host.destroy();

        assertThat(host.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(linesWith("search-plugin is shut down")).hasSize(1);
    }

    private void awaitLine(String text) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (linesWith(text).isEmpty()) {
            assertThat(host.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private List<String> linesWith(String text) throws Exception {
        return Files.readAllLines(log).stream().filter(line -> line.contains(text)).toList();
    }
}
