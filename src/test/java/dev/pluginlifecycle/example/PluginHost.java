package dev.pluginlifecycle.example;

import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A host without a framework: it asks plugins for their health, publishes what changed, and closes the plugins. */
public final class PluginHost implements AutoCloseable {

    private final Map<String, PluginHealthcheck> healthchecks = new ConcurrentHashMap<>();
    private final List<Poller> pollers;
    private final Duration timeout;
    private final Consumer<String> events;
    private final ScheduledExecutorService timers;
    private final Executor calls = call -> daemon(call).start();

    /**
     * Creates a host, which asks the plugins from now on.
     *
     * @param plugins the plugins by the name that they report
     * @param period the time between an answer of a plugin and the next healthcheck, for example 5 s
     * @param timeout how long the host waits for an answer, for example 5 s
     * @param events receives a line for each event, on the threads of the host; must not block
     */
    public PluginHost(
            Map<String, PluginLifecycle> plugins, Duration period, Duration timeout, Consumer<String> events) {
        this.timeout = timeout;
        this.events = events;
        this.timers = Executors.newScheduledThreadPool(plugins.size(), PluginHost::daemon);
        this.pollers = plugins.entrySet().stream()
                .map(plugin -> new Poller(plugin.getKey(), plugin.getValue()))
                .toList();
        pollers.forEach(poller ->
                timers.scheduleWithFixedDelay(poller::poll, 0, period.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** {@return the latest healthcheck of each plugin by name; {@code isStale} says whether one is old} */
    public Map<String, PluginHealthcheck> healthchecks() {
        return Map.copyOf(healthchecks);
    }

    /**
     * Closes all plugins at the same time, and stores a last healthcheck of each. Takes at most twice the timeout, even
     * if a plugin does not return from a call.
     */
    @Override
    public void close() {
        timers.shutdown();
        CompletableFuture.allOf(pollers.stream()
                        .map(poller -> CompletableFuture.runAsync(poller::close, calls))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** A plugin that does not return must not keep the process running. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "plugin-host");
        thread.setDaemon(true);
        return thread;
    }

    /** A healthcheck, and the tools that a user misses. */
    private record Answer(PluginHealthcheck healthcheck, List<String> lostTools) {}

    private static String text(PluginState state) {
        return state.wireName() + (state instanceof PluginState.Failed failed ? " (" + failed.reason() + ")" : "");
    }

    private static String text(String label, List<String> names) {
        return names.isEmpty() ? "" : ", " + label + ": " + String.join(", ", names);
    }

    /** Asks one plugin. */
    private final class Poller {

        private final String name;
        private final PluginLifecycle plugin;
        private final PluginHealthcheck noServers;
        private PluginHealthcheck published;
        private CompletableFuture<Answer> call = CompletableFuture.completedFuture(null);

        Poller(String name, PluginLifecycle plugin) {
            this.name = name;
            this.plugin = plugin;
            PluginState starting = new PluginState.Starting();
            // The first answer is compared with it, so that a server that is down at the start is news.
            this.noServers = new PluginHealthcheck(name, starting, List.of(), Instant.now().getEpochSecond());
            this.published = noServers;
        }

        synchronized void poll() {
            if (call.isDone()) { // a call that has not returned is not repeated
                call = CompletableFuture.supplyAsync(this::ask, calls);
            }
            publishInTime(call, "no answer");
        }

        private void publish(Answer answer) {
            PluginHealthcheck current = answer.healthcheck();
            healthchecks.put(name, current);
            boolean first = published == noServers;
            if (first && !current.state().isStartupTerminal()) {
                return; // still starting
            }
            HealthcheckDiff diff = HealthcheckDiff.between(published, current);
            published = current;
            if (first) {
                events.accept(name + ": " + current.startupEvent().orElseThrow());
            }
            if (!diff.isEmpty()) {
                events.accept(name + ": " + text(current.state()) + text("failed", diff.failed())
                        + text("recovered", diff.recovered()) + text("lost tools", answer.lostTools()));
            }
        }

        /** Publishes an answer. If none comes, the plugin has failed, with the servers and the time of the last one. */
        private void publishInTime(CompletableFuture<Answer> call, String fault) {
            String late = fault + " within " + timeout.toSeconds() + " s";
            PluginHealthcheck last = healthchecks.getOrDefault(name, noServers);
            Answer answer = call.copy()
                    .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .exceptionally(error -> answer(last.withState(new PluginState.Failed(
                            error instanceof TimeoutException ? late : ServerHealth.errorText(error)))))
                    .join();
            try {
                publish(answer);
            } catch (RuntimeException e) { // would end the polling
                System.getLogger("plugin-host").log(System.Logger.Level.WARNING, "cannot publish " + name, e);
            }
        }

        private Answer ask() {
            return answer(plugin.healthcheck());
        }

        private Answer answer(PluginHealthcheck healthcheck) {
            if (healthcheck.state() instanceof PluginState.Degraded) {
                return new Answer(healthcheck, healthcheck.degradedMode(plugin.discover()).orElseThrow().lostTools());
            }
            boolean failed = healthcheck.state() instanceof PluginState.Failed;
            List<ServerHealth> lost = failed ? healthcheck.servers() : List.of();
            return new Answer(healthcheck, lost.stream().flatMap(s -> s.capabilities().stream()).distinct().toList());
        }

        synchronized void close() {
            publishInTime(CompletableFuture.supplyAsync(this::closeAndAsk, calls), "not closed");
        }

        private Answer closeAndAsk() {
            try {
                plugin.close();
            } catch (Exception e) {
                events.accept(name + ": close failed: " + ServerHealth.errorText(e));
            }
            call.exceptionally(error -> null).join(); // one call at a time
            return ask();
        }
    }
}
