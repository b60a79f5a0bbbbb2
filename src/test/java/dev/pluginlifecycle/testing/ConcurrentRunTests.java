package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ConcurrentRunTests {

    private final Recorder recorder = new Recorder();
    private final Servers servers = Servers.alphaAndBeta();

    private ContractReport run(int outages, UnaryOperator<TestAdapter> change) {
        return Checks.check(Checks.recorded(recorder, servers, outages, change));
    }

    private static String names(List<Recorder.Call> calls) {
        return calls.stream().map(Recorder.Call::name).collect(Collectors.joining(" "));
    }

    /** {@return the names without their order} */
    private static String sorted(List<Recorder.Call> calls) {
        return calls.stream().map(Recorder.Call::name).sorted().collect(Collectors.joining(" "));
    }

    @Test
    void runUsesTheAdapterOnEightThreadsAtFirstAndThenOnMany() {
        run(0, adapter -> adapter);
        List<Recorder.Call> calls = recorder.calls(2);
        assertThat(names(calls.subList(0, 1))).isEqualTo("valid");
        assertThat(sorted(calls.subList(1, 9))).isEqualTo("D D D D H H H H");
        assertThat(calls.subList(1, 9)).extracting(Recorder.Call::thread).doesNotHaveDuplicates();
        assertThat(names(calls.subList(9, 14))).isEqualTo("H D H D H");
        assertThat(calls.subList(14, calls.size()).stream().map(Recorder.Call::thread).distinct())
                .hasSizeGreaterThan(8 + 10);
        assertThat(names(calls)).endsWith(" H");
        assertThat(calls).filteredOn(call -> call.name().equals("close")).hasSize(2);
    }

    @Test
    void runWithAnOutageStartsTheAdapterBeforeTheRepair() {
        run(1, adapter -> adapter);
        List<Recorder.Call> calls = recorder.calls(2);
        assertThat(sorted(calls.subList(1, 9))).isEqualTo("D D D D H H H H");
        assertThat(names(calls.subList(9, 18))).isEqualTo("H D H D H repair1 H D H");
    }

    @Test
    void runCallsTheAdapterOnDaemonThreadsAndTheFirstOneOnOthers() {
        run(0, adapter -> adapter);
        assertThat(recorder.calls(1)).allMatch(call -> !call.daemon()).extracting(Recorder.Call::thread)
                .doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
        assertThat(recorder.calls(2)).allMatch(Recorder.Call::daemon);
    }

    @Test
    void runWhenThreadsAndASingleCallerGetNoAnswerBlamesTheStart() {
        ContractReport report = run(1, adapter -> adapter.discovery(found ->
                adapter.startsWithAServerDown() ? null : found));
        assertThat(Checks.violations(report)).containsExactly("startup-partial: discover() returned null; expected a"
                + " discovery, with the tools of the servers that answer (after a start while a server was down)");
        assertThat(Checks.notTested(report)).contains(
                "concurrent-reads: the check ended: a single caller got no answer");
    }

    @Test
    void runWhenOnlyTheThreadsGetNoAnswerGoesOn() {
        int[] calls = {0};
        ContractReport report = run(1, adapter -> adapter.discover(original -> {
            synchronized (calls) {
                return adapter.startsWithAServerDown() && calls[0]++ < 4 ? null : original.get();
            }
        }));
        assertThat(names(recorder.calls(2).subList(9, 16))).isEqualTo("H D H D H D H");
        assertThat(Checks.violations(report)).hasSize(1).first().asString().startsWith("concurrent-reads: ")
                .endsWith("(when several threads used a new adapter at once)");
        assertThat(Checks.notTested(report)).containsExactly(
                "shutdown-concurrent: concurrent-reads was violated",
                "close-shuts-down: concurrent-reads was violated");
    }

    @Test
    void runWhenTheConfigurationIsRejectedWhileAServerIsDownRepairsIt() {
        ContractReport report = run(1, adapter -> adapter.validate(original -> {
            if (adapter.isDown() && !adapter.isStopped()) {
                throw new PluginLifecycleException("beta is missing");
            }
            original.run();
        }));
        assertThat(names(recorder.calls(2).subList(0, 3))).isEqualTo("valid repair1 valid");
        assertThat(report.violations()).isEmpty();
        assertThat(Checks.notTested(report)).hasSize(1).first().asString().matches("startup-partial: validateConfig\\("
                + "validConfig\\) threw dev\\.pluginlifecycle\\.PluginLifecycleException: beta is missing \\(at .*\\)"
                + " \\(while a server was down\\)");
    }

    @Test
    void runReadsWhileTheAdapterIsClosedAndOnceMore() {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        CountDownLatch reading = new CountDownLatch(8);
        CountDownLatch closing = new CountDownLatch(2);
        ContractReport report = run(0, adapter -> adapter
                .close(original -> {
                    closing.countDown();
                    if (!adapter.isStopped()) {
                        Delays.await(closing);
                        Delays.await(reading);
                    }
                    original.run();
                })
                .healthcheck(original -> answer(closing, reading, readers, original.get()))
                .discover(original -> answer(closing, reading, readers, original.get())));
        assertThat(Checks.violations(report)).containsExactly("shutdown-concurrent: healthcheck() returned null;"
                + " expected a healthcheck that lists a server as failed if its probe fails (after two calls of close()"
                + " at once)");
    }

    /** {@return null for a thread that calls when eight readers and the two closers have called} */
    private static <T> T answer(CountDownLatch closing, CountDownLatch reading, Set<Thread> threads, T answer) {
        if (closing.getCount() == 0 && threads.size() < 10 && threads.add(Thread.currentThread())) {
            reading.countDown();
            return answer;
        }
        return closing.getCount() == 0 && !threads.contains(Thread.currentThread()) ? null : answer;
    }
}
