package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Recordings.call;
import static dev.pluginlifecycle.testing.Recordings.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how long reads may wait during a shutdown. All times are in milliseconds. */
class EndingRuleWaitTests {

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

    private void read(int readers, long begin, long end) {
        for (int i = 0; i < readers; i++) {
            calls.add(call(Stage.ENDING, Call.HEALTHCHECK, HEALTHCHECK, begin, end));
        }
    }

    private Finding concurrent() {
        calls.add(call(Stage.ENDED, Call.HEALTHCHECK, HEALTHCHECK, 3000, 3000));
        return EndingRule.concurrent(recording(calls));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2000, 3000, 1 s", "1900, 3100, 1 s", "1900, 2750, 750 ms", "2250, 3200, 750 ms", "2150, 2910, 760 ms",
        "1900, 2749,", "2251, 3100,", "2100, 2849,"
    })
    void waitIsAFaultFromThreeQuartersOfTheShutdown(long begin, long end, String wait) {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(4, begin, end);
        read(4, 2000, 2010);
        Finding finding = concurrent();
        assertThat(finding.verdict()).isEqualTo(wait == null ? Verdict.SATISFIED : Verdict.VIOLATED);
        assertThat(finding.detail()).isEqualTo(wait == null ? "" : "healthcheck() and discover() did not answer for "
                + wait + " while close() ran; expected answers during a shutdown too");
    }

    @Test
    void waitOfFewerThanHalfOfTheReadersIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(3, 2000, 3000);
        read(5, 2000, 2010);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void pauseBetweenReadsIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(8, 1990, 2010);
        read(8, 2990, 3010);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void waitDuringAShortShutdownIsNoFault() {
        shutDownAlone(199);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(8, 1900, 3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void waitDuringAShutdownOf200MillisecondsIsAFault() {
        shutDownAlone(200);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(4, 1900, 3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void waitWithSlowHealthchecksIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 13, 0);
        read(8, 1900, 3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void waitWithSlowDiscoveriesIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 13);
        read(8, 1900, 3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @Test
    void waitWithASingleDelayedReadIsAFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 300, 12);
        readAlone(Stage.AFTER_READS, 12, 300);
        read(8, 1900, 3000);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.VIOLATED);
    }
}
