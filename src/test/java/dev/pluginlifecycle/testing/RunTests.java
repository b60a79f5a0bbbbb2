package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.testing.fixtures.Delays;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that the sequential run makes to the first adapter, and the concurrent run to the second one. */
@Execution(ExecutionMode.CONCURRENT)
class RunTests {

    private static final String START = "valid valid invalid H D H D H";
    private static final String STOP = " shutdown H D valid H";

    private final Recorder recorder = new Recorder();

    private ContractReport run(int outages, UnaryOperator<TestAdapter> change) {
        return Checks.check(Checks.recorded(recorder, Servers.alphaAndBeta(), outages, change));
    }

    private static String names(Stream<Recorder.Call> calls) {
        return calls.map(Recorder.Call::name).collect(Collectors.joining(" "));
    }

    /** {@return the names of some calls of the second adapter} */
    private String names(int from, int to) {
        return names(recorder.calls(2).subList(from, to).stream());
    }

    @Test
    void sequentialRunMakesEachOutageAndBeginsTheFirstAgain() {
        run(2, adapter -> adapter);
        assertThat(recorder.text(1)).isEqualTo(START + " outage1 H H D H repair1 H D H outage2 H H D H repair2 H D H"
                + " outage1" + STOP + " shutdown close");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sequentialRunWaitsOnceForARuleThatIsViolated(boolean partial) {
        // During an outage, either no tool is offered, or the discovery is not partial.
        run(2, adapter -> adapter.discovery(found -> adapter.isDown()
                ? new DiscoveryResult(partial ? List.of() : found.tools(), List.of(), partial)
                : found));
        assertThat(recorder.text(1))
                .contains(" outage1 H" + " H D H".repeat(5) + " repair1 ", " outage2 H H D H repair2 ");
    }

    @Test
    void sequentialRunDoesNotRepeatARejectedShutdown() {
        run(0, adapter -> adapter.shutdown(original -> Checks.reject("alpha still runs")));
        assertThat(recorder.text(1)).isEqualTo(START + STOP + " close");
    }

    @Test
    void concurrentRunUsesTheAdapterOnEightThreadsAtFirst() {
        run(0, adapter -> adapter);
        List<Recorder.Call> calls = recorder.calls(2);
        assertThat(calls.subList(1, 9)).extracting(Recorder.Call::thread).doesNotHaveDuplicates();
        assertThat(names(calls.subList(1, 9).stream().sorted((one, other) -> one.name().compareTo(other.name()))))
                .isEqualTo("D D D D H H H H");
        assertThat(names(0, 1) + " and then " + names(9, 14)).isEqualTo("valid and then H D H D H");
        assertThat(names(calls.stream())).endsWith(" H");
        assertThat(calls).filteredOn(call -> call.name().equals("close")).hasSize(2);
    }

    @Test
    void concurrentRunReadsOnEveryThread() {
        // The pauses leave a slow machine the time to start all threads.
        new Check<>(Checks.recorded(recorder, Servers.alphaAndBeta(), 0, adapter -> adapter.health(found -> {
            Delays.millis(10);
            return found;
        })), Servers.CLOCK, new Await(Checks.MILLISECOND), 32, 2000 * Checks.MILLISECOND).run();
        // About thirty threads are not those of the readers.
        assertThat(recorder.calls(2).stream().map(Recorder.Call::thread).distinct()).hasSizeGreaterThan(50);
        assertThat(recorder.calls(2)).hasSizeGreaterThan(150);
    }

    @Test
    void concurrentRunWithAnOutageStartsTheAdapterBeforeTheRepair() {
        run(1, adapter -> adapter);
        assertThat(names(9, 18)).isEqualTo("H D H D H repair1 H D H");
    }

    @Test
    void concurrentRunAloneCallsTheAdapterOnDaemonThreads() {
        run(0, adapter -> adapter);
        assertThat(recorder.calls(1)).allMatch(call -> !call.daemon()).extracting(Recorder.Call::thread)
                .doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
        assertThat(recorder.calls(2)).allMatch(Recorder.Call::daemon)
                .allMatch(call -> call.thread().getName().equals("plugin-lifecycle-contract"));
    }

    @Test
    void concurrentRunWhenOnlyTheThreadsGetNoAnswerGoesOn() {
        int[] calls = {0};
        ContractReport report = run(1, adapter -> adapter.discover(original -> {
            synchronized (calls) {
                return adapter.startsWithAServerDown() && calls[0]++ < 4 ? null : original.get();
            }
        }));
        assertThat(names(9, 16)).isEqualTo("H D H D H D H");
        assertThat(Checks.violations(report)).hasSize(1).first().asString().startsWith("concurrent-reads: ")
                .endsWith("(when several threads used a new adapter at once)");
        assertThat(Checks.notTested(report)).containsExactly(
                "shutdown-concurrent: concurrent-reads was violated",
                "close-shuts-down: concurrent-reads was violated");
    }
}
