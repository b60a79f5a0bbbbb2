package com.example;

import dev.pluginlifecycle.PluginLifecycleException;
import io.modelcontextprotocol.client.transport.ServerParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints the state of a plugin with one server, whose command line is given, until the program is asked to end. */
public final class Main {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] commandLine) {
        ServerParameters server = ServerParameters.builder(commandLine[0])
                .args(Arrays.copyOfRange(commandLine, 1, commandLine.length))
                .build();
        McpPlugin plugin = new McpPlugin("example", Map.of("server", server), TIMEOUT);
        ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor();
        // SIGTERM and Ctrl-C run this hook. Without it, the server would outlive the host if it ignores a closed input.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(plugin, poller)));
        poller.scheduleWithFixedDelay(() -> print(plugin), 0, 1, TimeUnit.SECONDS);
    }

    /** Stops polling first, so that the last state is that after the end. */
    private static void close(McpPlugin plugin, ScheduledExecutorService poller) {
        poller.shutdown();
        try {
            plugin.close();
            poller.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (PluginLifecycleException | InterruptedException e) {
            System.err.println(e.getMessage());
        }
        print(plugin);
    }

    private static void print(McpPlugin plugin) {
        System.out.println(plugin.healthcheck().state().wireName());
    }
}
