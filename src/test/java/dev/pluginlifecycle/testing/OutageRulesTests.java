package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Rule.HEALTHCHECK_CLOCK;
import static dev.pluginlifecycle.testing.Rule.OUTAGE_RECOVERED;
import static dev.pluginlifecycle.testing.Rule.OUTAGE_REPORTED;
import static dev.pluginlifecycle.testing.Rule.STARTUP_ENDS;
import static dev.pluginlifecycle.testing.Rule.STARTUP_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutageRulesTests extends Samples {

    private static final Snapshot BEFORE = snapshot(offer(false, "search", "write"), ALPHA, BETA);
    private static final ServerHealth GAMMA_DOWN = ServerHealth.failed("gamma", List.of(), "refused");
    private static final String SLOW = " (if it only takes longer, see withTimeout)";

    private final Ledger ledger = new Ledger();
    private final OutageRules rules = new OutageRules(ledger);

    static Stream<Arguments> judgeOutageThatIsNotReportedViolatesOutageReported() {
        String notWorse = " after 2 s of outage, and alpha healthy, beta healthy before; expected the server that went"
                + " down to have a worse status" + SLOW;
        return Stream.of(
                Arguments.of(healthcheck(ALPHA, BETA), "listed alpha healthy, beta healthy" + notWorse),
                Arguments.of(healthcheck(ALPHA), "listed alpha healthy" + notWorse),
                Arguments.of(checkedAt(NOW - 1, healthcheck(ALPHA, BETA_DOWN)), "listed beta failed, alpha healthy with"
                        + " lastCheck 999, and the outage began at 1000; expected a lastCheck that is not before the"
                        + " outage" + SLOW),
                Arguments.of(healthcheck(ALPHA, ServerHealth.failed("beta", List.of("read"), "refused")), "listed beta"
                        + " as failed with the capabilities read; expected those that it last listed, such as write"));
    }

    @ParameterizedTest
    @MethodSource
    void judgeOutageThatIsNotReportedViolatesOutageReported(PluginHealthcheck now, String fault) {
        rules.judgeOutage(BEFORE, now, NOW, "after 2 s");
        assertThat(violations(ledger)).containsExactly("outage-reported VIOLATED: healthcheck() " + fault);
    }

    @Test
    void judgeOutageOfAServerThatGotWorseSatisfiesOutageReported() {
        assertThat(List.of(BETA_DOWN, BETA_SLOW, ServerHealth.degraded("beta", List.of(), "refused"),
                ServerHealth.failed("beta", List.of("read", "write"), "refused"))).allMatch(worse ->
                rules.outageFault(BEFORE, healthcheck(ALPHA, worse), NOW, "").isEmpty());
        rules.judgeOutage(BEFORE, healthcheck(ALPHA, BETA_DOWN), NOW, "");
        assertThat(satisfied(ledger)).containsExactly(OUTAGE_REPORTED);
    }

    @Test
    void outageFaultIgnoresAClockThatIsWrongAnyway() {
        ledger.violated(HEALTHCHECK_CLOCK, "");
        assertThat(rules.outageFault(BEFORE, checkedAt(5, healthcheck(ALPHA, BETA_DOWN)), NOW, "")).isEmpty();
    }

    @Test
    void judgeOutageOfAServerThatHadFailedBeforeTestsNothing() {
        rules.judgeOutage(snapshot(offer(true, "search"), ALPHA, BETA_DOWN), healthcheck(ALPHA, BETA_DOWN), NOW, "");
        assertThat(List.of(OUTAGE_REPORTED, OUTAGE_RECOVERED)).allSatisfy(rule -> assertThat(verdict(ledger, rule))
                .isEqualTo(rule + " NOT_TESTED: no server got worse, and before the outage, there were beta failed,"
                        + " alpha healthy"));
    }

    @Test
    void judgeRecoveryOfAServerThatIsNotBackViolatesOutageRecovered() {
        rules.judgeRecovery(BEFORE, List.of(BETA), BEFORE, "");
        assertThat(satisfied(ledger)).containsExactly(OUTAGE_RECOVERED);
        rules.judgeRecovery(BEFORE, List.of(BETA), snapshot(offer(true, "search"), ALPHA, BETA_DOWN), "after 2 s");
        assertThat(violations(ledger)).containsExactly("outage-recovered VIOLATED: healthcheck() listed beta failed,"
                + " alpha healthy, and discover() did not offer write after 2 s of repair; expected alpha healthy, beta"
                + " healthy as before the outage, and all its tools" + SLOW);
    }

    static Stream<Arguments> judgeStartOfAnAdapterThatDoesNotStartViolatesStartupPartial() {
        PluginState starting = new PluginState.Starting();
        return Stream.of(
                Arguments.of(healthcheck(starting, ALPHA, BETA_DOWN), "starting with beta failed, alpha healthy after"
                        + " 2 s of a start while a server was down; expected healthy, degraded or failed"),
                Arguments.of(healthcheck(ALPHA), "healthy with alpha healthy after 2 s of a start while a server was"
                        + " down; expected it to list beta too, as the first adapter did"),
                Arguments.of(healthcheck(starting, GAMMA_DOWN), "starting with gamma failed after 2 s of a start while"
                        + " a server was down; expected it to list alpha, beta too, as the first adapter did"));
    }

    @ParameterizedTest
    @MethodSource
    void judgeStartOfAnAdapterThatDoesNotStartViolatesStartupPartial(PluginHealthcheck now, String fault) {
        rules.judgeStart(BEFORE, now, "after 2 s");
        assertThat(violations(ledger))
                .containsExactly("startup-partial VIOLATED: healthcheck() reported " + fault + SLOW);
    }

    @Test
    void judgeStartOfAnAdapterThatHasAnotherFaultDoesNotBlameItTwice() {
        ledger.violated(STARTUP_ENDS, "");
        rules.judgeStart(BEFORE, healthcheck(ALPHA), "");
        assertThat(ledger.isViolated(STARTUP_PARTIAL)).isFalse();
        rules.judgeStart(BEFORE, healthcheck(ALPHA, BETA_DOWN), "");
        assertThat(satisfied(ledger)).containsExactly(STARTUP_PARTIAL);
    }

    @Test
    void judgeStartOfAnAdapterThatSeesNoServerDownTestsNothing() {
        assertThat(rules.startFault(BEFORE, healthcheck(ALPHA, BETA), "")).isEmpty();
        // This adapter gives its servers new names, so that they cannot be compared.
        rules.judgeStart(BEFORE, healthcheck(GAMMA_DOWN), "");
        assertThat(verdict(ledger, STARTUP_PARTIAL)).isEqualTo("startup-partial NOT_TESTED: a new adapter listed no"
                + " server of the first one as down; does the outage step affect only the adapter that it is given?");
    }
}
