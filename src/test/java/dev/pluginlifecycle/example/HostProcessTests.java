package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("A contract check that runs at the same time would take the process for the adapter's.")
class HostProcessTests {

    @Test
    @Timeout(120)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void mainOnSigtermClosesThePluginAndEnds() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = new ArrayList<>();
            // The healthy plugin is the last of three events, which come from two threads.
            while (!lines.containsAll(List.of("running", "search-plugin: healthy"))) {
                lines.add(output.readLine());
            }
            process.toHandle().destroy(); // SIGTERM; the same method of Process also closes its output
            assertThat(output.lines()).containsExactly("search-plugin: shutdown", "search-plugin: stopped");
            assertThat(process.waitFor()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }
}
