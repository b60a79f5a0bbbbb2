package dev.pluginlifecycle.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.bench.PlainHealthcheck.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The time in which a fresh virtual machine writes its first healthcheck, or a plain record of the same shape. */
final class ColdStart {

    private ColdStart() {}

    /** Prints the time in nanoseconds. The argument is {@code model} or {@code plain}. */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        byte[] json = new ObjectMapper().writeValueAsBytes(args[0].equals("model") ? model() : plain());
        long end = System.nanoTime();
        if (json.length < 100) {
            throw new IllegalStateException(new String(json, StandardCharsets.UTF_8));
        }
        System.out.println(end - start);
    }

    private static PluginHealthcheck model() {
        return PluginHealthcheck.fromServers("search-plugin", List.of(
                ServerHealth.healthy("alpha", List.of("search")),
                ServerHealth.failed("beta", List.of("write"), "connection refused")));
    }

    private static PlainHealthcheck plain() {
        PlainHealthcheck.Server alpha = new PlainHealthcheck.Server("alpha", Status.healthy, List.of("search"), null);
        PlainHealthcheck.Server beta =
                new PlainHealthcheck.Server("beta", Status.failed, List.of("write"), "connection refused");
        PlainHealthcheck.State state = new PlainHealthcheck.State("degraded", List.of("alpha"), List.of(beta));
        return new PlainHealthcheck(
                "search-plugin", state, List.of(alpha, beta), System.currentTimeMillis() / 1000);
    }

    /** {@return the time in nanoseconds, measured in a new virtual machine; {@code kind} is as for {@code main}} */
    static double nanos(String kind) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), ColdStart.class.getName(), kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            return Double.parseDouble(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
