package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.Checks.AdapterFactory;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Adapters that leave threads and processes running. No other test may start some meanwhile. */
@Isolated
class FaultyReleasesTests {

    private static final String END = " still ran after 1 ms of waiting for it to end; expected no process or thread of"
            + " the adapter after a shutdown (unless other code has started the process in the meantime)";

    private final ConcurrentLinkedQueue<Runnable> ends = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreadsAndProcesses() {
        ends.forEach(Runnable::run);
    }

    private Process process() {
        try {
            Process process = new ProcessBuilder("sleep", "600").start();
            ends.add(process::destroyForcibly);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExecutorService pool(String thread) {
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, thread));
        pool.submit(() -> {});
        ends.add(pool::shutdownNow);
        return pool;
    }

    private static List<String> violations(AdapterFactory adapterFactory) {
        return Checks.violations(Checks.check(adapterFactory));
    }

    @Test
    void checkFindsAThread() {
        assertThat(violations(servers -> {
            pool("poller");
            return new TestAdapter(servers);
        })).containsExactly("shutdown-releases: the non-daemon thread \"poller\"" + END);
    }

    @Test
    void checkFindsAProcessThatTheShutdownStarts() {
        assertThat(violations(servers -> new TestAdapter(servers).shutdown(original -> {
            if (ends.isEmpty()) {
                process();
            }
            original.run();
        }))).containsExactly("shutdown-releases: the process <id>" + END);
    }

    @Test
    void checkWhenAThreadAndAProcessEndALittleLaterFindsNoFault() {
        ContractReport report = Checks.check(Checks.options(servers -> {
            CountDownLatch stopped = new CountDownLatch(1);
            Process process = process();
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
    void checkIgnoresWhatRanBeforeAndWhatTheStepsStart() {
        process();
        pool("before");
        Servers servers = Servers.alphaAndBeta();
        assertThat(Checks.violations(Checks.check(Checks.options(servers, () -> new TestAdapter(servers))
                .withOutage(Checks.outage(
                        adapter -> {
                            pool("outage");
                            process();
                            servers.stop("beta");
                        },
                        adapter -> servers.start("beta")))))).isEmpty();
    }
}
