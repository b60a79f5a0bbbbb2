package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** No other test runs at the same time, since a test changes the default locale. */
@Isolated
class ContractReportTests {

    private static final Finding SATISFIED = new Finding(Rule.CONFIG_ACCEPTS_VALID, Verdict.SATISFIED, "");
    private static final Finding NOT_TESTED =
            new Finding(Rule.CONFIG_REJECTS_INVALID, Verdict.NOT_TESTED, "withInvalidConfig was not called");
    private static final Finding VIOLATED =
            new Finding(Rule.HEALTHCHECK_CLOCK, Verdict.VIOLATED, "stamped 0; expected now");
    private static final ContractReport REPORT = new ContractReport(List.of(SATISFIED, NOT_TESTED, VIOLATED));

    @Test
    void toStringReturnsATableWithTheViolatedRulesFirst() {
        assertThat(REPORT.toString().lines()).containsExactly(
                "3 rules: 1 violated, 1 not tested, 1 satisfied",
                "VIOLATED    healthcheck-clock           stamped 0; expected now",
                "not tested  config-rejects-invalid      withInvalidConfig was not called",
                "satisfied   config-accepts-valid");
    }

    @Test
    void toStringHasAsciiDigitsInEveryLocale() {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(REPORT.toString()).startsWith("3 rules: 1 violated, 1 not tested, 1 satisfied");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void orThrowThrowsTheTableOnlyIfARuleIsViolated() {
        ContractReport report = new ContractReport(List.of(SATISFIED, NOT_TESTED));
        assertThat(report.orThrow()).isSameAs(report);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(REPORT::orThrow).withMessage(REPORT.toString());
    }

    @Test
    void constructorCopiesTheFindings() {
        List<Finding> findings = new ArrayList<>(List.of(SATISFIED));
        ContractReport report = new ContractReport(findings);
        findings.clear();
        assertThat(report.findings()).containsExactly(SATISFIED).isUnmodifiable();
    }

    @Test
    void constructorsRejectNull() {
        assertRejectsNull("rule", () -> new Finding(null, Verdict.SATISFIED, ""));
        assertRejectsNull("verdict", () -> new Finding(Rule.STARTUP_ENDS, null, ""));
        assertRejectsNull("detail", () -> new Finding(Rule.STARTUP_ENDS, Verdict.SATISFIED, null));
        assertRejectsNull("findings", () -> new ContractReport(null));
        assertRejectsNull("findings[1]", () -> new ContractReport(Arrays.asList(SATISFIED, null)));
    }
}
