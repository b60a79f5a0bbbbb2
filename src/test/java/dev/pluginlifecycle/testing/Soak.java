package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.fixtures.Answers;
import dev.pluginlifecycle.testing.fixtures.CachingAdapter;
import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.QueueingAdapter;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how often checks find races, how often they report violations of sound adapters on a busy machine, and how
 * long they take.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.mainClass=dev.pluginlifecycle.testing.Soak -Dexec.args="races 100"}.
 * The other arguments are {@code sound 200} and {@code costs 1}.
 */
public final class Soak {

    private Soak() {}

    public static void main(String[] args) throws InterruptedException {
        int runs = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "races" -> races().forEach((name, adapterFactory) -> measure(name, adapterFactory, runs));
            case "sound" -> {
                Runnable load = busy(2 * Runtime.getRuntime().availableProcessors());
                sound().forEach((name, adapterFactory) -> measure(name, adapterFactory, runs));
                load.run();
            }
            case "costs" -> costs().forEach((name, adapterFactory) -> measure(name, adapterFactory, runs));
            default -> throw new IllegalArgumentException("unknown measurement: " + args[0]);
        }
    }

    private static void measure(String name, AdapterFactory adapterFactory, int runs) {
        Map<String, Integer> violations = new LinkedHashMap<>();
        long begin = System.nanoTime();
        for (int run = 0; run < runs; run++) {
            Checks.contract(adapterFactory).check().violations()
                    .forEach(finding -> violations.merge(finding.rule().id(), 1, Integer::sum));
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        System.out.printf("%-50s %d runs, %d ms each: %s%n", name, runs, millis / runs, violations);
    }

    /** Starts threads that compute until the returned action runs. */
    private static Runnable busy(int threads) {
        AtomicBoolean over = new AtomicBoolean();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (!over.get()) {
                    Math.sqrt(System.nanoTime());
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return () -> over.set(true);
    }

    private static Map<String, AdapterFactory> races() {
        Map<String, AdapterFactory> races = new LinkedHashMap<>();
        for (long micros : new long[] {100, 500, 2000}) {
            races.put("first use, published unconnected, " + micros + " us", servers -> unconnected(
                    new ChangedAdapter(servers), micros));
            races.put("one answer slot for all callers, " + micros + " us", servers -> {
                AtomicReference<Object> slot = new AtomicReference<>();
                ChangedAdapter adapter = new ChangedAdapter(servers);
                return adapter
                        .healthcheck(sound -> (PluginHealthcheck) viaSharedSlot(slot, sound.get(), micros))
                        .discover(sound -> (DiscoveryResult) viaSharedSlot(slot, sound.get(), micros));
            });
            races.put("one server slot for all callers, " + micros + " us", servers -> {
                AtomicReference<ServerHealth> slot = new AtomicReference<>();
                return new ChangedAdapter(servers).healthcheck(sound -> {
                    PluginHealthcheck healthcheck = sound.get();
                    List<ServerHealth> probed = new ArrayList<>();
                    for (ServerHealth server : healthcheck.servers()) {
                        probed.add((ServerHealth) viaSharedSlot(slot, server, micros / 2));
                    }
                    return Answers.withServers(healthcheck, list -> probed.stream());
                });
            });
        }
        for (long micros : new long[] {0, 50, 200}) {
            races.put("torn healthchecks, shared list, " + micros + " us", servers -> {
                List<ServerHealth> shared = new ArrayList<>();
                return new ChangedAdapter(servers).healthcheck(sound -> {
                    PluginHealthcheck healthcheck = sound.get();
                    shared.clear();
                    for (ServerHealth server : healthcheck.servers()) {
                        pause(micros / 2);
                        shared.add(server);
                    }
                    List<ServerHealth> copy = List.copyOf(shared);
                    return Answers.withServers(healthcheck, list -> copy.stream());
                });
            });
            races.put("torn discoveries, shared list, " + micros + " us", servers -> {
                List<ToolInfo> shared = new ArrayList<>();
                return new ChangedAdapter(servers).discover(sound -> {
                    DiscoveryResult found = sound.get();
                    shared.clear();
                    pause(micros);
                    shared.addAll(found.tools());
                    return new DiscoveryResult(List.copyOf(shared), found.resources(), found.partial());
                });
            });
        }
        return races;
    }

    private static ChangedAdapter unconnected(ChangedAdapter adapter, long micros) {
        AtomicReference<AtomicBoolean> client = new AtomicReference<>();
        Runnable use = () -> {
            if (client.get() == null) {
                AtomicBoolean connected = new AtomicBoolean();
                client.set(connected);
                pause(micros);
                connected.set(true);
            }
            if (!client.get().get()) {
                throw new IllegalStateException("not connected");
            }
        };
        return adapter
                .healthcheck(sound -> {
                    use.run();
                    return sound.get();
                })
                .discover(sound -> {
                    use.run();
                    return sound.get();
                });
    }

    /** Writes an answer to a slot that all callers share, and returns the content of the slot after a pause. */
    private static Object viaSharedSlot(AtomicReference<?> slot, Object answer, long micros) {
        @SuppressWarnings("unchecked")
        AtomicReference<Object> answers = (AtomicReference<Object>) slot;
        answers.set(answer);
        pause(micros);
        return answers.get();
    }

    private static void pause(long micros) {
        if (micros > 0) {
            LockSupport.parkNanos(micros * 1000);
        }
    }

    private static Map<String, AdapterFactory> sound() {
        Map<String, AdapterFactory> adapters = new LinkedHashMap<>();
        adapters.put("sound", SoundAdapter::new);
        adapters.put("cached for 100 ms", servers -> new CachingAdapter(servers, 100));
        adapters.put("one caller at a time, 5 ms", servers -> new QueueingAdapter(servers, 5));
        adapters.put("one caller at a time, 25 ms", servers -> new QueueingAdapter(servers, 25));
        // The server flaps in the reports only: if the adapter restarted it, the outage would end.
        adapters.put("flapping", servers -> {
            AtomicInteger calls = new AtomicInteger();
            return new ChangedAdapter(servers).healthcheck(sound -> calls.incrementAndGet() % 3 == 0
                    ? Answers.withServers(sound.get(), list -> list.map(Soak::failed))
                    : sound.get());
        });
        return adapters;
    }

    private static ServerHealth failed(ServerHealth server) {
        return server.serverName().equals("beta")
                ? ServerHealth.failed("beta", server.capabilities(), "flapping")
                : server;
    }

    private static Map<String, AdapterFactory> costs() {
        Map<String, AdapterFactory> costs = new LinkedHashMap<>();
        costs.put("in memory", SoundAdapter::new);
        costs.put("1 s a call", servers -> new ChangedAdapter(servers)
                .healthcheck(sound -> {
                    pause(1_000_000);
                    return sound.get();
                })
                .discover(sound -> {
                    pause(1_000_000);
                    return sound.get();
                }));
        costs.put("one caller at a time, 1 s", servers -> new QueueingAdapter(servers, 1000));
        return costs;
    }
}
