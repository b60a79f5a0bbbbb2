package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTests extends Samples {

    private final Ledger ledger = new Ledger();

    @Test
    void violatedReplacesSatisfiedButNotTheReverse() {
        ledger.satisfied(Rule.CLOSE_SHUTS_DOWN);
        assertThat(ledger.isViolated(Rule.CLOSE_SHUTS_DOWN)).isFalse();
        ledger.violated(Rule.CLOSE_SHUTS_DOWN, "first");
        ledger.violated(Rule.CLOSE_SHUTS_DOWN, "second");
        ledger.satisfied(Rule.CLOSE_SHUTS_DOWN);
        assertThat(verdict(ledger, Rule.CLOSE_SHUTS_DOWN)).isEqualTo("close-shuts-down VIOLATED: first");
    }

    @Test
    void satisfiedWhenAFoundationIsViolatedIsNotTested() {
        ledger.satisfied(Rule.CLOSE_SHUTS_DOWN, Rule.SHUTDOWN_STOPS, Rule.STARTUP_FRESH);
        ledger.violated(Rule.STARTUP_FRESH, "");
        ledger.satisfied(Rule.SHUTDOWN_IDEMPOTENT, Rule.SHUTDOWN_STOPS, Rule.STARTUP_FRESH);
        ledger.violated(Rule.STARTUP_ENDS, "");
        assertThat(verdict(ledger, Rule.CLOSE_SHUTS_DOWN)).isEqualTo("close-shuts-down SATISFIED");
        assertThat(verdict(ledger, Rule.SHUTDOWN_IDEMPOTENT))
                .isEqualTo("shutdown-idempotent NOT_TESTED: startup-fresh was violated");
    }

    @Test
    void notTestedKeepsTheFirstReasonAndTheVerdict() {
        ledger.judge(Rule.STARTUP_FRESH, Optional.empty());
        ledger.notTested("first", Rule.STARTUP_FRESH, Rule.SHUTDOWN_STOPS);
        ledger.notTested("second", Rule.SHUTDOWN_STOPS);
        assertThat(verdict(ledger, Rule.STARTUP_FRESH)).isEqualTo("startup-fresh SATISFIED");
        assertThat(verdict(ledger, Rule.SHUTDOWN_STOPS)).isEqualTo("shutdown-stops NOT_TESTED: first");
    }

    @Test
    void violatedOfReturnsTheFirstViolatedRule() {
        ledger.judge(Rule.STARTUP_FRESH, Optional.of("fault"));
        ledger.violated(Rule.STARTUP_ENDS, "fault");
        assertThat(ledger.violatedOf(Rule.SHUTDOWN_STOPS, Rule.STARTUP_ENDS, Rule.STARTUP_FRESH))
                .contains(Rule.STARTUP_ENDS);
        assertThat(ledger.violatedOf(Rule.SHUTDOWN_STOPS)).isEmpty();
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
        ledger.violated(Rule.STARTUP_FRESH, "");
        ledger.violated(Rule.SHUTDOWN_STOPS, "");
        ledger.violated(Rule.STARTUP_FRESH, "");
        assertThat(verdict(ledger, Rule.STARTUP_ENDS))
                .isEqualTo("startup-ends NOT_TESTED: shutdown-stops was violated");
        ledger.end("shutdown() did not return");
        ledger.notTested("a reason of its own", Rule.OUTAGE_REPORTED);
        assertThat(verdict(ledger, Rule.STARTUP_ENDS))
                .isEqualTo("startup-ends NOT_TESTED: the check ended: shutdown() did not return");
        assertThat(verdict(ledger, Rule.SECRETS_HIDDEN)).contains("the check ended");
        assertThat(verdict(ledger, Rule.OUTAGE_REPORTED)).isEqualTo("outage-reported NOT_TESTED: a reason of its own");
    }

    @Test
    void reportMasksAllDetails() {
        ledger.violated(Rule.STARTUP_FRESH, "hunter2");
        ledger.notTested("hunter2", Rule.STARTUP_ENDS);
        ContractReport report = ledger.report(text -> text.replace("hunter2", "***"));
        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.values());
        assertThat(report.toString()).contains("***").doesNotContain("hunter2");
    }
}
