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
    private static final DiscoveryResult DISCOVERY = DiscoveryResult.empty();

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
        "2000, 3000, 1 s", "1900, 3100, 1 s", "2000, 2750, 750 ms", "2250, 3200, 750 ms", "2150, 2910, 760 ms",
        "2000, 2749,", "2251, 3100,", "2100, 2849,"
    })
    void waitIsAFaultFromThreeQuartersOfTheShutdown(long begin, long end, String wait) {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(4, 2000, 2000);
        read(4, begin, end);
        Finding finding = concurrent();
        assertThat(finding.verdict()).isEqualTo(wait == null ? Verdict.SATISFIED : Verdict.VIOLATED);
        assertThat(finding.detail()).isEqualTo(wait == null ? "" : "healthcheck() and discover() did not answer for "
                + wait + " while close() ran; expected answers during a shutdown too");
    }

    @ParameterizedTest
    @CsvSource({"199, 4, SATISFIED", "200, 4, VIOLATED", "1000, 3, SATISFIED", "1000, 4, VIOLATED"})
    void waitIsAFaultOfHalfOfTheReadersDuringAShutdownOf200Milliseconds(long alone, int readers, Verdict verdict) {
        shutDownAlone(alone);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(readers, 2000, 3000);
        assertThat(concurrent().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"4, 1749, SATISFIED", "4, 1750, VIOLATED", "3, 1500, VIOLATED"})
    void waitIsNoFaultIfAsManyReadersWaitedBefore(int readers, long begin, Verdict verdict) {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(readers, begin, 2000);
        read(4, 2000, 3000);
        assertThat(concurrent().verdict()).isEqualTo(verdict);
    }

    @Test
    void pauseBetweenReadsIsNoFault() {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, 0, 0);
        read(8, 1990, 2010);
        read(8, 2990, 3010);
        assertThat(concurrent().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    @ParameterizedTest
    @CsvSource({"13, 0, SATISFIED", "0, 13, SATISFIED", "12, 12, VIOLATED"})
    void waitInAQueueOfAllThreadsIsNoFault(long healthcheck, long discovery, Verdict verdict) {
        shutDownAlone(1000);
        readAlone(Stage.BEFORE_READS, healthcheck, 300);
        readAlone(Stage.AFTER_READS, 300, discovery);
        read(4, 2000, 3000);
        assertThat(concurrent().verdict()).isEqualTo(verdict);
    }
}
