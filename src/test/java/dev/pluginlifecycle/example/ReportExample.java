package dev.pluginlifecycle.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.ContractReport;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import java.time.Duration;
import java.util.List;

/** Prints the report of an adapter that breaks two rules. */
final class ReportExample {

    private ReportExample() {}

    static void run() {
        List<ServerHealth> servers = List.of(
                ServerHealth.healthy("alpha", List.of("search")), ServerHealth.failed("beta", List.of("write"), ""));
        DiscoveryResult complete = new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), false);
        ContractReport report = PluginLifecycleContract.of(
                        () -> new InMemoryPlugin("search-plugin", servers, complete), RuntimePluginConfig.defaults())
                .withTimeout(Duration.ofSeconds(1))
                .check();
        System.out.println(report);
    }
}
