package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Rule.*;
import static dev.pluginlifecycle.testing.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTests {

    private final Ledger ledger = new Ledger();

    @Test
    void violatedReplacesSatisfiedButNotTheReverse() {
        ledger.satisfied(CLOSE_SHUTS_DOWN);
        assertThat(ledger.isViolated(CLOSE_SHUTS_DOWN)).isFalse();
        ledger.violated(CLOSE_SHUTS_DOWN, "first");
        ledger.violated(CLOSE_SHUTS_DOWN, "second");
        ledger.satisfied(CLOSE_SHUTS_DOWN);
        assertThat(verdict(ledger, CLOSE_SHUTS_DOWN)).isEqualTo("close-shuts-down VIOLATED: first");
    }

    @Test
    void satisfiedWhenAFoundationIsViolatedIsNotTested() {
        ledger.satisfied(CLOSE_SHUTS_DOWN, SHUTDOWN_STOPS, STARTUP_FRESH);
        ledger.violated(STARTUP_FRESH, "");
        ledger.satisfied(SHUTDOWN_IDEMPOTENT, SHUTDOWN_STOPS, STARTUP_FRESH);
        ledger.violated(STARTUP_ENDS, "");
        assertThat(verdict(ledger, CLOSE_SHUTS_DOWN)).isEqualTo("close-shuts-down SATISFIED");
        assertThat(verdict(ledger, SHUTDOWN_IDEMPOTENT))
                .isEqualTo("shutdown-idempotent NOT_TESTED: startup-fresh was violated");
    }

    @Test
    void notTestedKeepsTheFirstReasonAndTheVerdict() {
        ledger.judge(STARTUP_FRESH, Optional.empty());
        ledger.notTested("first", STARTUP_FRESH, SHUTDOWN_STOPS);
        ledger.notTested("second", SHUTDOWN_STOPS);
        assertThat(verdict(ledger, STARTUP_FRESH)).isEqualTo("startup-fresh SATISFIED");
        assertThat(verdict(ledger, SHUTDOWN_STOPS)).isEqualTo("shutdown-stops NOT_TESTED: first");
    }

    @Test
    void violatedOfReturnsTheFirstViolatedRule() {
        ledger.judge(STARTUP_FRESH, Optional.of("fault"));
        ledger.violated(STARTUP_ENDS, "fault");
        assertThat(ledger.violatedOf(SHUTDOWN_STOPS, STARTUP_ENDS, STARTUP_FRESH)).contains(STARTUP_ENDS);
        assertThat(ledger.violatedOf(SHUTDOWN_STOPS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONFIG_REJECTS_INVALID     | withInvalidConfig was not called
            SECRETS_HIDDEN             | withSecrets was not called
            HEALTHCHECK_STATE_DERIVED  | no healthcheck reported healthy or degraded
            HEALTHCHECK_UNIQUE_SERVERS | no healthcheck listed a server
            HEALTHCHECK_ERROR_TEXT     | every server was healthy; see withOutage
            DISCOVERY_PARTIAL          | no server had failed while another one was usable; see withOutage
            DISCOVERY_USABLE_TOOLS     | no failed server had capabilities; see withOutage
            DISCOVERY_UNIQUE_NAMES     | no tool and no resource was offered
            STARTUP_ENDS               | no answer showed it
            """)
    void reportNamesWhatWouldTestARule(Rule rule, String hint) {
        assertThat(verdict(ledger, rule)).isEqualTo(rule + " NOT_TESTED: " + hint);
    }

    @Test
    void reportNamesTheMostExactReason() {
        ledger.violated(STARTUP_FRESH, "");
        ledger.violated(SHUTDOWN_STOPS, "");
        ledger.violated(STARTUP_FRESH, "");
        assertThat(verdict(ledger, STARTUP_ENDS)).isEqualTo("startup-ends NOT_TESTED: shutdown-stops was violated");
        ledger.end("shutdown() did not return");
        ledger.notTested("a reason of its own", OUTAGE_REPORTED);
        assertThat(verdict(ledger, STARTUP_ENDS))
                .isEqualTo("startup-ends NOT_TESTED: the check ended: shutdown() did not return");
        assertThat(verdict(ledger, SECRETS_HIDDEN)).contains("the check ended");
        assertThat(verdict(ledger, OUTAGE_REPORTED)).isEqualTo("outage-reported NOT_TESTED: a reason of its own");
    }

    @Test
    void reportMasksAllDetails() {
        ledger.violated(STARTUP_FRESH, "hunter2");
        ledger.notTested("hunter2", STARTUP_ENDS);
        ContractReport report = ledger.report(text -> text.replace("hunter2", "***"));
        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.values());
        assertThat(report.toString()).contains("***").doesNotContain("hunter2");
    }
}
