package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Recordings.ALPHA;
import static dev.pluginlifecycle.testing.Recordings.call;
import static dev.pluginlifecycle.testing.Recordings.failed;
import static dev.pluginlifecycle.testing.Recordings.healthcheck;
import static dev.pluginlifecycle.testing.Recordings.recording;
import static dev.pluginlifecycle.testing.Recordings.returned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.Call.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the rules say about a check that ended early. */
class RecordingTests {

    private static Map<String, String> reasons(List<Call> calls) {
        Recording recording = recording(calls);
        Map<String, String> reasons = new TreeMap<>();
        for (Judgement judgement : Judgement.ALL) {
            Finding finding = judgement.judge().apply(recording);
            assertThat(finding.rule()).isEqualTo(judgement.rule());
            if (finding.verdict() == Verdict.NOT_EXERCISED) {
                reasons.put(finding.rule().id(), finding.detail());
            }
        }
        return reasons;
    }

    @Test
    void factoryThatThrowsIsTheReasonOfAllOtherRules() {
        Map<String, String> reasons =
                reasons(List.of(failed(Stage.CREATION, "the factory", Result.THREW, "threw an exception")));
        reasons.keySet().removeAll(List.of("outage-reported", "outage-recovered"));
        assertThat(reasons).hasSize(19).doesNotContainKey("startup-fresh");
        assertThat(reasons.values()).containsOnly("startup-fresh was violated");
    }

    @Test
    void rejectedValidConfigIsTheReasonOfAllOtherRules() {
        Map<String, String> reasons = reasons(List.of(
                call(Stage.CREATION, "the factory", "an adapter", 0, 0),
                failed(Stage.VALID_CONFIG, "validateConfig(validConfig)", Result.REJECTED, "threw an exception")));
        reasons.keySet().removeAll(List.of("outage-reported", "outage-recovered"));
        assertThat(reasons).hasSize(19).doesNotContainKey("config-accepts-valid");
        assertThat(reasons.values()).containsOnly("config-accepts-valid was violated");
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, healthcheck(), healthcheck-answers",
        "RUNNING, discover(), discovery-answers",
        "DOWN, discover(), discovery-answers",
        "REPAIRED, healthcheck(), healthcheck-answers",
        "SHUTDOWN, shutdown(), shutdown-stops",
        "STOPPED, discover(), shutdown-stops",
        "SECOND_SHUTDOWN, shutdown(), shutdown-idempotent",
        "FIRST_USE, discover(), concurrent-reads",
        "BEFORE_READS, discover(), concurrent-reads",
        "READS, healthcheck(), concurrent-reads",
        "AFTER_READS, healthcheck(), concurrent-reads",
        "ENDING, healthcheck(), shutdown-concurrent",
        "CLOSES, close(), shutdown-concurrent",
        "ENDED, healthcheck(), shutdown-concurrent",
        "CLOSE_ALONE, close(), close-shuts-down",
        "ENDED_ALONE, healthcheck(), close-shuts-down",
        "INVALID_CONFIG, validateConfig(invalidConfig), config-rejects-invalid"
    })
    void timeoutIsAViolationOfItsRule(Stage stage, String name, String rule) {
        Recording recording = recording(failed(stage, name, Result.TIMED_OUT, "did not return within 10 s"));
        assertThat(recording.endedSince()).isEqualTo(rule + " was violated");
    }

    @Test
    void timeoutOfCloseAfterAShutdownIsAViolationOfShutdownIdempotent() {
        Call close = failed(Stage.CLOSE, "close()", Result.TIMED_OUT, "did not return within 10 s");
        assertThat(recording(returned(Stage.SHUTDOWN, "shutdown()"), close).endedSince())
                .isEqualTo("shutdown-idempotent was violated");
        Call shutdown = failed(Stage.SHUTDOWN, "shutdown()", Result.REJECTED, "threw an exception");
        assertThat(recording(shutdown, close).endedSince()).isEqualTo("close-shuts-down was violated");
    }

    @Test
    void failedStepIsTheReason() {
        Call step = failed(Stage.STEP, "outage", Result.THREW, "threw java.io.IOException: gone");
        assertThat(recording(healthcheck(Stage.RUNNING, ALPHA), step).endedSince())
                .isEqualTo("the check ended because the outage step threw java.io.IOException: gone");
    }

    @Test
    void slowestIgnoresCallsOfSeveralThreads() {
        List<Call> calls = new ArrayList<>();
        for (Stage stage : List.of(Stage.FIRST_USE, Stage.READS, Stage.ENDING, Stage.CLOSES, Stage.CREATION)) {
            calls.add(call(stage, Call.DISCOVER, null, 0, 90));
        }
        assertThat(Recording.slowest(calls)).isZero();
        calls.add(call(Stage.BEFORE_READS, Call.DISCOVER, null, 100, 120));
        calls.add(call(Stage.RUNNING, Call.DISCOVER, null, 200, 230));
        assertThat(Recording.slowest(calls)).isEqualTo(30_000_000);
    }
}
