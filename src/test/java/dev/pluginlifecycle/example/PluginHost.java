package dev.pluginlifecycle.example;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A host without a framework: it polls each plugin on a thread of its own, publishes what changed, and closes all. The
 * plugins' configuration has been validated before.
 */
public final class PluginHost implements AutoCloseable {

    private final Duration period;
    private final Duration timeout;
    private final Consumer<String> events;
    private final Map<String, PluginHealthcheck> healthchecks = new ConcurrentHashMap<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed;
    private final ExecutorService threads = Executors.newCachedThreadPool(PluginHost::daemon);

    /**
     * Creates a host, which polls the plugins from now on.
     *
     * @param plugins the plugins by the name that they report
     * @param period the pause between two healthchecks of a plugin, for example 5 s
     * @param timeout how long a poll may take, with {@code healthcheck} and {@code discover}, for example 5 s
     * @param events receives a line for each event, on a thread of the host; must not throw
     */
    public PluginHost(
            Map<String, PluginLifecycle> plugins, Duration period, Duration timeout, Consumer<String> events) {
        this.period = period;
        this.timeout = timeout;
        this.events = events;
        this.closed = new CountDownLatch(plugins.size());
        plugins.forEach((name, plugin) -> threads.submit(() -> run(name, plugin)));
    }

    /** {@return the latest healthcheck of each plugin by name; {@code isStale} returns whether it is old} */
    public Map<String, PluginHealthcheck> healthchecks() {
        return Map.copyOf(healthchecks);
    }

    /** Closes all plugins at the same time, and stores a last healthcheck of each. Takes at most twice the timeout. */
    @Override
    public void close() {
        closing.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A plugin that does not return must not keep the process running. */
    private static Thread daemon(Runnable call) {
        Thread thread = new Thread(call, "plugin-host");
        thread.setDaemon(true);
        return thread;
    }

    private Void run(String name, PluginLifecycle plugin) throws InterruptedException {
        try {
            poll(name, plugin);
            return null;
        } finally {
            closed.countDown();
        }
    }

    private void poll(String name, PluginLifecycle plugin) throws InterruptedException {
        PluginHealthcheck published = noServers(name);
        CompletableFuture<Poll> call = CompletableFuture.completedFuture(null);
        do {
            call = call.isDone() ? ask(name, plugin) : call; // a call that has not returned is not repeated
            published = publish(name, published, await(call, "no answer", published));
        } while (!closing.await(period.toNanos(), TimeUnit.NANOSECONDS));
        publish(name, published, await(close(name, plugin, call), "not closed", published));
    }

    private PluginHealthcheck publish(String name, PluginHealthcheck published, Poll poll) {
        PluginHealthcheck current = poll.healthcheck();
        healthchecks.put(name, current);
        if (current.state().isStartupTerminal() && started.add(name)) {
            events.accept(name + ": " + current.startupEvent().orElseThrow());
        }
        HealthcheckDiff diff = HealthcheckDiff.between(published, current);
        if (!started.contains(name) || diff.isEmpty()) {
            return published;
        }
        events.accept(name + ": " + text(current.state()) + text(diff) + text("lost tools", poll.lostTools()));
        return current;
    }

    /** {@return what the first healthcheck is compared with, so that a server that is down at the start is news} */
    private static PluginHealthcheck noServers(String name) {
        return new PluginHealthcheck(name, new PluginState.Starting(), List.of(), Instant.now().getEpochSecond());
    }

    private static String text(PluginState state) {
        return state.wireName() + (state instanceof PluginState.Failed failed ? " (" + failed.reason() + ")" : "");
    }

    private static String text(HealthcheckDiff diff) {
        return text("failed servers", diff.failed()) + text("degraded servers", diff.degraded())
                + text("recovered servers", diff.recovered());
    }

    private static String text(String label, List<String> names) {
        return names.isEmpty() ? "" : ", " + label + ": " + String.join(", ", names);
    }

    /** What a plugin reports, and the tools that a user misses. */
    private record Poll(PluginHealthcheck healthcheck, List<String> lostTools) {

        static Poll of(String name, PluginLifecycle plugin) {
            PluginHealthcheck healthcheck = plugin.healthcheck();
            if (!healthcheck.pluginName().equals(name)) {
                throw new IllegalStateException("the plugin reports the name " + healthcheck.pluginName());
            }
            return healthcheck.state() instanceof PluginState.Degraded
                    ? new Poll(healthcheck, healthcheck.degradedMode(plugin.discover()).orElseThrow().lostTools())
                    : of(healthcheck);
        }

        /** Everything is lost if the plugin has failed, and otherwise nothing. */
        static Poll of(PluginHealthcheck healthcheck) {
            List<ServerHealth> lost =
                    healthcheck.state() instanceof PluginState.Failed ? healthcheck.servers() : List.of();
            return new Poll(
                    healthcheck, lost.stream().flatMap(server -> server.capabilities().stream()).distinct().toList());
        }
    }

    private CompletableFuture<Poll> ask(String name, PluginLifecycle plugin) {
        return CompletableFuture.supplyAsync(() -> Poll.of(name, plugin), threads);
    }

    /** Waits for a call. If it does not return, the plugin has failed, and its servers and {@code lastCheck} stay. */
    private Poll await(CompletableFuture<Poll> call, String fault, PluginHealthcheck published) {
        PluginHealthcheck last = healthchecks.getOrDefault(published.pluginName(), published);
        return call.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(error -> Poll.of(last.withState(new PluginState.Failed(
                        error instanceof TimeoutException
                                ? fault + " within " + timeout.toSeconds() + " s"
                                : ServerHealth.errorText(error)))))
                .join();
    }

    private CompletableFuture<Poll> close(String name, PluginLifecycle plugin, CompletableFuture<Poll> call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                plugin.close();
                events.accept(name + ": " + PluginLifecycleEvent.SHUTDOWN);
            } catch (Exception e) {
                events.accept(name + ": close failed: " + ServerHealth.errorText(e));
            }
            call.exceptionally(error -> null).join(); // the last call may still run
            return Poll.of(name, plugin);
        }, threads);
    }
}
