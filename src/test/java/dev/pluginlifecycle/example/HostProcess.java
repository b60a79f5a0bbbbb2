package dev.pluginlifecycle.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process that runs a plugin until it is told to end, by SIGTERM or Ctrl+C. */
public final class HostProcess {

    private HostProcess() {}

    /**
     * Runs the process.
     *
     * @param args none
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        PluginLifecycle plugin = new InMemoryPlugin(
                "search-plugin",
                List.of(ServerHealth.healthy("alpha", List.of("search"))),
                new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), false));
        Duration fiveSeconds = Duration.ofSeconds(5);
        PluginHost host =
                new PluginHost(Map.of("search-plugin", plugin), fiveSeconds, fiveSeconds, System.out::println);
        // On a signal, the process ends when the thread of this hook has ended.
        Runtime.getRuntime().addShutdownHook(new Thread(host::close));
        System.out.println("running");
        Thread.currentThread().join(); // the host's own threads do not keep the process running
    }
}
