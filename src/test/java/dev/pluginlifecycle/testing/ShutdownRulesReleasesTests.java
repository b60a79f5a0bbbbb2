package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.fixtures.Checks.contract;
import static dev.pluginlifecycle.testing.fixtures.Checks.finding;
import static dev.pluginlifecycle.testing.fixtures.Checks.violatedRules;
import static dev.pluginlifecycle.testing.fixtures.Checks.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.fixtures.ChangedAdapter;
import dev.pluginlifecycle.testing.fixtures.Checks;
import dev.pluginlifecycle.testing.fixtures.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.SoundAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The rule {@code shutdown-releases}. No other test runs at the same time, since its processes would look like the
 * adapter's.
 */
@Tag("timeouts")
@Isolated
class ShutdownRulesReleasesTests {

    private final List<ExecutorService> pools = new ArrayList<>();
    private final ConcurrentLinkedQueue<ProcessHandle> processes = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreadsAndProcesses() {
        pools.forEach(ExecutorService::shutdownNow);
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized ExecutorService pool(String thread) {
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, thread);
            worker.setDaemon(false);
            return worker;
        });
        pool.submit(() -> {});
        pools.add(pool);
        return pool;
    }

    private Process process() {
        return process("sleep", "600");
    }

    private Process process(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            processes.add(process.toHandle());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process processWithChild() {
        Process parent = process("sh", "-c", "sleep 600 & wait");
        while (parent.descendants().findAny().isEmpty()) {
            Delays.millis(5);
        }
        // A process whose parent has ended is no longer a descendant, so it has to be found now.
        parent.descendants().forEach(processes::add);
        return parent;
    }

    private static ContractReport check(AdapterFactory adapterFactory) {
        return contract(adapterFactory).withTimeout(Checks.SHORT).check();
    }

    @Test
    void checkWhenAThreadIsLeftRunningViolatesReleases() {
        ContractReport report = check(servers -> {
            pool("alpha reader");
            return new SoundAdapter(servers);
        });
        assertThat(violations(report)).containsExactly("shutdown-releases VIOLATED: the non-daemon thread \"alpha"
                + " reader\", the non-daemon thread \"alpha reader\" still ran 2 s after the shutdown; expected no"
                + " process or thread of the adapter");
    }

    @Test
    void checkWhenAProcessIsLeftRunningViolatesReleases() {
        ContractReport report = check(servers -> {
            process();
            return new SoundAdapter(servers);
        });
        assertThat(violatedRules(report)).containsExactly("shutdown-releases");
        assertThat(finding(report, "shutdown-releases").detail()).matches("the process \\d+ \\(.*\\), the process \\d+"
                + " \\(.*\\) still ran 2 s after the shutdown; expected no process or thread of the adapter");
    }

    @Test
    void checkWhenOnlyTheSecondAdapterLeavesAThreadViolatesReleases() {
        ContractReport report = check(servers -> {
            ExecutorService pool = pool("late");
            boolean first = pools.size() == 1;
            return new ChangedAdapter(servers).shutdown(sound -> {
                if (first) {
                    pool.shutdown();
                }
                sound.run();
            });
        });
        assertThat(violations(report)).containsExactly("shutdown-releases VIOLATED: the non-daemon thread \"late\""
                + " still ran 2 s after the shutdown; expected no process or thread of the adapter");
    }

    @Test
    void checkWhenAProcessEndsALittleLaterSatisfiesReleases() {
        ContractReport report = check(servers -> {
            Process process = process();
            ExecutorService pool = pool("reader");
            AtomicBoolean ended = new AtomicBoolean();
            return new ChangedAdapter(servers).shutdown(sound -> {
                sound.run();
                if (ended.compareAndSet(false, true)) {
                    pool.submit(() -> {
                        Delays.millis(300);
                        process.destroy();
                    });
                    pool.shutdown();
                }
            });
        });
        assertThat(violations(report)).isEmpty();
        assertThat(finding(report, "shutdown-releases").verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void checkIgnoresThreadsAndProcessesOfTheSteps() {
        Servers servers = Servers.alphaAndBeta();
        ContractReport report = PluginLifecycleContract.of(() -> new SoundAdapter(servers), Checks.VALID)
                .withTimeout(Checks.SHORT)
                .withOutage(
                        adapter -> {
                            pool("outage");
                            process();
                            servers.stop("beta");
                        },
                        adapter -> {
                            pool("repair");
                            process();
                            servers.start("beta");
                        })
                .check();
        assertThat(violations(report)).isEmpty();
    }

    @Test
    void checkIgnoresThreadsAndProcessesThatRanBefore() {
        process();
        pool("before");
        assertThat(violations(check(SoundAdapter::new))).isEmpty();
    }

    @Test
    void checkWhenAGrandchildProcessIsLeftRunningViolatesReleases() {
        ContractReport report = check(servers -> {
            Process parent = processWithChild();
            return new ChangedAdapter(servers).shutdown(sound -> {
                sound.run();
                parent.destroyForcibly();
            });
        });
        assertThat(violatedRules(report)).containsExactly("shutdown-releases");
    }

    @Test
    void processOfTheSecondAdapterCountsOnlyIfItsEndHasNoFault() {
        Call shutdown = Recordings.returned(Stage.SHUTDOWN, "shutdown()");
        Call closed = Recordings.returned(Stage.CLOSES, "close()");
        Call threw = Recordings.failed(Stage.CLOSES, "close()", Call.Result.THREW, "threw an exception");
        assertThat(releases(shutdown, closed, closed)).isEqualTo("the process 7 still ran 10 s after the shutdown;"
                + " expected no process or thread of the adapter");
        assertThat(releases(shutdown, closed, threw)).isEmpty();
        assertThat(releases(shutdown)).isEmpty();
    }

    /** {@return the detail of the finding if the second adapter left a process} */
    private static String releases(Call... calls) {
        Recording empty = Recordings.recording(calls);
        return ShutdownRules.releases(new Recording(
                empty.timeout(), empty.calls(), List.of(), Optional.empty(), false, List.of(),
                List.of("the process 7"))).detail();
    }
}
