package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoProcessLeft.class)
class MainTest {

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
    void mainWhenTerminatedStopsServer() throws Exception {
        // This server would outlive a host that does not end it.
        Process host = start("node", "src/test/node/small-server.mjs", "stubborn");
        try (BufferedReader output = host.inputReader()) {
            assertThat(output.readLine()).isEqualTo("healthy");
            List<ProcessHandle> servers = host.descendants().toList();
            assertThat(servers).hasSize(1);

            // Unlike Process.destroy, this leaves the output open.
            host.toHandle().destroy();

            assertThat(output.lines()).endsWith("stopped");
            assertThat(host.waitFor()).as("exit code after SIGTERM").isEqualTo(128 + 15);
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
        }
    }

    private static Process start(String... server) throws Exception {
        return new ProcessBuilder(Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        Stream.of(server)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
