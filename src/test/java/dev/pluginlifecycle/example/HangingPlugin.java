package dev.pluginlifecycle.example;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A plugin whose calls may not return. */
final class HangingPlugin implements PluginLifecycle {

    /** The calls of healthcheck that have not returned, and the most of them at any time. */
    final AtomicInteger calls = new AtomicInteger();

    final AtomicInteger mostCalls = new AtomicInteger();
    volatile boolean healthcheckHangs;
    volatile boolean shutdownHangs;
    volatile RuntimeException error;

    private final InMemoryPlugin plugin;

    HangingPlugin(InMemoryPlugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public void validateConfig(RuntimePluginConfig config) {}

    @Override
    public PluginHealthcheck healthcheck() {
        mostCalls.accumulateAndGet(calls.incrementAndGet(), Math::max);
        try {
            await(() -> !healthcheckHangs);
            if (error != null) {
                throw error;
            }
            return plugin.healthcheck();
        } finally {
            calls.decrementAndGet();
        }
    }

    @Override
    public DiscoveryResult discover() {
        return plugin.discover();
    }

    @Override
    public void shutdown() throws PluginLifecycleException {
        await(() -> !shutdownHangs);
        plugin.shutdown();
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted, perhaps by the timeout of a test");
            }
        }
    }
}
