package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Recordings.ALPHA;
import static dev.pluginlifecycle.testing.Recordings.BETA;
import static dev.pluginlifecycle.testing.Recordings.FAILED_BETA;
import static dev.pluginlifecycle.testing.Recordings.discovery;
import static dev.pluginlifecycle.testing.Recordings.healthcheck;
import static dev.pluginlifecycle.testing.Recordings.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TornAnswersTests {

    /** Finds the fault of two reads between sequential reads with a sound answer. */
    private static Optional<String> find(Call healthcheck, Call discovery) {
        return TornAnswers.find(recording(
                healthcheck(Stage.BEFORE_READS, ALPHA, BETA), discovery(Stage.BEFORE_READS, false, "search", "write"),
                healthcheck, discovery,
                healthcheck(Stage.AFTER_READS, ALPHA, BETA), discovery(Stage.AFTER_READS, false, "search", "write")));
    }

    @Test
    void otherToolsAreAFault() {
        assertThat(find(healthcheck(Stage.READS, ALPHA, BETA), discovery(Stage.READS, false, "search")))
                .contains("discover() offered search when several threads called at once; expected search, write,"
                        + " as when one thread calls");
    }

    @Test
    void otherToolsWithAnotherPartialAreNoFault() {
        assertThat(find(healthcheck(Stage.READS, ALPHA, BETA), discovery(Stage.READS, true, "search"))).isEmpty();
    }

    @Test
    void otherToolsWhenAServerChangedAreNoFault() {
        assertThat(find(healthcheck(Stage.READS, ALPHA, FAILED_BETA), discovery(Stage.READS, false, "search")))
                .isEmpty();
    }

    @Test
    void otherToolsWhenAServerThatIsListedTwiceChangedAreNoFault() {
        assertThat(TornAnswers.find(recording(
                healthcheck(Stage.BEFORE_READS, BETA, BETA), discovery(Stage.BEFORE_READS, false, "write"),
                healthcheck(Stage.READS, FAILED_BETA, FAILED_BETA), discovery(Stage.READS, false),
                healthcheck(Stage.AFTER_READS, BETA, BETA), discovery(Stage.AFTER_READS, false, "write"))))
                .isEmpty();
    }

    @Test
    void otherCapabilitiesAreAFaultOnlyAtTheSameStatus() {
        Call sound = discovery(Stage.READS, false, "search", "write");
        ServerHealth degraded = ServerHealth.degraded("beta", List.of(), "slow");
        ServerHealth empty = ServerHealth.healthy("beta", List.of());
        assertThat(find(healthcheck(Stage.READS, ALPHA, degraded), sound)).isEmpty();
        assertThat(find(healthcheck(Stage.READS, ALPHA, empty), sound))
                .contains("healthcheck() listed beta with the capabilities none when several threads called at once;"
                        + " expected write, as when one thread calls");
    }
}
