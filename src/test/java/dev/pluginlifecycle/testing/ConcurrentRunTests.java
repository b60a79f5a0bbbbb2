package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
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
}
