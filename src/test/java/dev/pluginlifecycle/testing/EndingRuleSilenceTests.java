package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Recordings.call;
import static dev.pluginlifecycle.testing.Recordings.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests how long the reads may be silent during a shutdown. All times are in milliseconds. */
class EndingRuleSilenceTests {

    private static final PluginHealthcheck HEALTHCHECK = PluginHealthcheck.fromServers("plugin", List.of());
    private static final DiscoveryResult DISCOVERY = new DiscoveryResult(List.of(), List.of(), false);

    private final List<Call> calls = new ArrayList<>();

    @BeforeEach
    void closeWithinOneSecond() {
        close(2000, 2400);
        close(2100, 3000);
    }

    private void shutDownAlone(long millis) {
        calls.add(call(Stage.SHUTDOWN, "shutdown()", null, 0, millis));
    }

    private void readAlone(Stage stage, long healthcheck, long discovery) {
        calls.add(call(stage, Call.HEALTHCHECK, HEALTHCHECK, 1100, 1100 + healthcheck));
        calls.add(call(stage, Call.DISCOVER, DISCOVERY, 1500, 1500 + discovery));
    }

    private void close(long begin, long end) {
        calls.add(call(Stage.CLOSES, "close()", null, begin, end));
    }

    private void read(long end) {
        calls.add(call(Stage.ENDING, Call.HEALTHCHECK, HEALTHCHECK, 1900, end));
    }

    private Finding concurrent() {
        calls.add(call(Stage.ENDED, Call.HEALTHCHECK, HEALTHCHECK, 3000, 3000));
        return EndingRule.concurrent(recording(calls));
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(List.of(3000L), "1 s"),
                Arguments.of(List.of(3100L), "1 s"),
                Arguments.of(List.of(1950L), "1 s"),
                Arguments.of(List.of(2750L), "750 ms"),
                Arguments.of(List.of(2250L, 2100L), "750 ms"),
                Arguments.of(List.of(2200L, 2960L), "760 ms"),
                Arguments.of(List.of(2749L), null),
                Arguments.of(List.of(2251L), null),
                Arguments.of(List.of(2949L, 2200L), null));
    }

    @ParameterizedTest(name = "answers at {0}")
    @MethodSource("silences")
    void silenceIsAFaultFromThreeQuartersOfTheShutdown(List<Long> answers, String silence) {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        answers.forEach(this::read);
        Finding finding = concurrent();
        assertThat(finding.verdict()).isEqualTo(silence == null ? Verdict.SATISFIED : Verdict.VIOLATED);
        assertThat(finding.detail()).isEqualTo(silence == null ? "" : "healthcheck() and discover() did not answer for "
                + silence + " while close() ran; expected answers during a shutdown too");
    }

    @Test
    void silenceDuringAShortShutdownIsNoFault() {
        shutDownAlone(199);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void silenceDuringAShutdownOf200MillisecondsIsAFault() {
        shutDownAlone(200);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void silenceWithSlowHealthchecksIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 13, 0);
        read(3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void silenceWithSlowDiscoveriesIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 13);
        read(3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void silenceWithASingleDelayedReadIsAFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 300, 12);
        readAlone(Stage.AFTER_READS, 12, 300);
        read(3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
