package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter leaves running, and what a check says about it. No other test may start processes meanwhile. */
@Isolated
@DisabledOnOs(OS.WINDOWS)
class LeftoversTests {

    /** Starts a process for each line of its input, and prints its id. */
    private static final String SERVER = "while read seconds; do sleep $seconds & echo $!; done";

    private static final String VIOLATION = "shutdown-releases: %s still ran after 1 ms of waiting for it to end;"
            + " expected no process or thread of the adapter after a shutdown (unless other code has started the"
            + " process in the meantime)";

    private final ThreadGroup group = new ThreadGroup("adapter");
    private final Leftovers leftovers = new Leftovers();
    private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreadsAndProcesses() {
        ends.forEach(Runnable::run);
    }

    private Process server(String script) {
        try {
            Process server = new ProcessBuilder("sh", "-c", script).start();
            ends.add(server::destroyForcibly);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExecutorService pool(String thread) {
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
            Thread inPool = new Thread(task, thread);
            inPool.setDaemon(false);
            return inPool;
        });
        pool.submit(() -> {});
        ends.add(pool::shutdownNow);
        return pool;
    }

    /** Makes a server start a process, and returns it. */
    private ProcessHandle child(Process server) throws Exception {
        server.outputWriter().append("600\n").flush();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(server.inputReader().readLine())).orElseThrow();
        ends.add(child::destroyForcibly);
        return child;
    }

    private static String text(ProcessHandle process) {
        return "the process " + process.pid() + " (";
    }

    @Test
    void runningReturnsTheProcessesThatStartedUntilJudgeAndStillRun() throws Exception {
        Process server = server(SERVER);
        leftovers.note();
        assertThat(leftovers.isJudged()).isFalse();
        assertThat(leftovers.running()).isEmpty();
        leftovers.judge(group);
        assertThat(leftovers.isJudged()).isTrue();
        server(SERVER);
        leftovers.note();
        assertThat(leftovers.running()).singleElement().asString()
                .startsWith(text(server.toHandle())).contains("sh").endsWith(")");
        server.destroyForcibly().onExit().join();
        assertThat(leftovers.running()).isEmpty();
    }

    @Test
    void runningIgnoresAnEndedProcessThatItsParentDidNotNotice() throws Exception {
        // The second program does not know that it has a child, which therefore remains a zombie.
        Process server = server("sleep 600 & echo $!; exec cat");
        ProcessHandle child = child(server);
        leftovers.judge(group);
        assertThat(leftovers.running()).hasSize(2);
        child.destroyForcibly();
        while (leftovers.running().size() > 1) {
            Thread.sleep(5);
        }
        assertThat(leftovers.running()).singleElement().asString().startsWith(text(server.toHandle()));
    }

    @Test
    void runningReturnsTheNonDaemonThreadsOfTheGroupUntilTheyEnd() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ends.add(end::countDown);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Runnable waiting = () -> Delays.await(end);
            Thread thread = new Thread(i == 0 ? new ThreadGroup(group, "inner") : group, waiting, "po\nller");
            thread.setDaemon(i == 1);
            thread.start();
            threads.add(thread);
        }
        leftovers.judge(group);
        assertThat(leftovers.running()).hasSize(15).containsOnly("the non-daemon thread \"po ller\"");
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(leftovers.running()).isEmpty();
    }

    private static List<String> violations(AdapterFactory adapterFactory) {
        return Checks.violations(Checks.check(Checks.options(adapterFactory)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkFindsAThreadOfEitherAdapter(boolean second) {
        assertThat(violations(servers -> {
            if (servers.isDown("beta") == second) {
                pool("poller");
            }
            return new TestAdapter(servers);
        })).containsExactly(VIOLATION.formatted("the non-daemon thread \"poller\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkFindsAProcessOfEitherAdapterWhoseParentTheShutdownEnds(boolean second) {
        assertThat(violations(servers -> {
            TestAdapter adapter = new TestAdapter(servers);
            if (servers.isDown("beta") != second) {
                return adapter;
            }
            Process server = server(SERVER);
            child(server);
            return adapter.shutdown(original -> {
                server.destroyForcibly().onExit().join();
                original.run();
            });
        })).containsExactly(VIOLATION.formatted("the process <id>"));
    }

    @Test
    void checkFindsAProcessThatTheShutdownStarts() {
        assertThat(violations(servers -> new TestAdapter(servers).shutdown(original -> {
            if (ends.isEmpty()) {
                server(SERVER);
            }
            original.run();
        }))).containsExactly(VIOLATION.formatted("the process <id>"));
    }

    @Test
    void checkWhenAThreadAndAProcessEndALittleLaterFindsNoFault() {
        ContractReport report = Checks.check(Checks.options(servers -> {
            CountDownLatch stopped = new CountDownLatch(1);
            Process process = server(SERVER);
            ExecutorService pool = pool("reader");
            pool.submit(() -> {
                Delays.await(stopped);
                Delays.millis(200);
                process.destroy();
            });
            return new TestAdapter(servers).shutdown(original -> {
                original.run();
                stopped.countDown();
                pool.shutdown();
            });
        }), Servers.CLOCK, 10_000 * Checks.MILLISECOND);
        assertThat(Checks.violations(report)).isEmpty();
        assertThat(report.notTested()).isEmpty();
    }

    @Test
    void checkFindsWhatTheAdaptersStartButNotWhatTheStepsStart() {
        server(SERVER);
        pool("before");
        Servers servers = Servers.alphaAndBeta();
        List<Process> started = new ArrayList<>();
        ContractReport report = Checks.check(Checks.options(servers, () -> {
            server(SERVER);
            if (!started.isEmpty()) {
                // The server that a step has started goes on to start processes.
                child(started.get(0));
            }
            return new TestAdapter(servers);
        }).withOutage(Checks.outage(
                adapter -> {
                    pool("outage");
                    started.add(server(SERVER));
                    servers.stop("beta");
                },
                adapter -> servers.start("beta"))));
        assertThat(Checks.violations(report))
                .containsExactly(VIOLATION.formatted("the process <id>, the process <id>"));
    }
}
