package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SequentialRunTests {

    private static final String START = "valid valid invalid H D H D H";
    private static final String END = "H D valid H";

    private final Recorder recorder = new Recorder();
    private final Servers servers = Servers.alphaAndBeta();

    private ContractReport run(int outages, UnaryOperator<TestAdapter> change) {
        return Checks.check(Checks.recorded(recorder, servers, outages, change));
    }

    @Test
    void runCallsTheAdapterInOrder() {
        run(0, adapter -> adapter);
        assertThat(recorder.text(1)).isEqualTo(START + " shutdown " + END + " shutdown close");
    }

    @Test
    void runWithOutagesRunsEachAndBeginsTheFirstAgain() {
        run(2, adapter -> adapter);
        assertThat(recorder.text(1)).isEqualTo(START + " outage1 H H D H repair1 H D H outage2 H H D H repair2 H D H"
                + " outage1 shutdown " + END + " shutdown close");
    }

    @Test
    void runWhenTheShutdownIsRejectedDoesNotShutDownAgain() {
        ContractReport report = run(0, adapter -> adapter.shutdown(original -> {
            throw new PluginLifecycleException("alpha still runs");
        }));
        String reason = ": the first shutdown() threw dev.pluginlifecycle.PluginLifecycleException: alpha still runs";
        assertThat(recorder.text(1)).endsWith(" shutdown " + END + " close");
        for (String rule : new String[] {"shutdown-idempotent", "shutdown-releases", "close-shuts-down"}) {
            assertThat(Checks.notTested(report)).anyMatch(line -> line.startsWith(rule + reason));
        }
        assertThat(report.violations()).isEmpty();
    }
}
