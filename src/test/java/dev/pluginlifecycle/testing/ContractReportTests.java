package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractReportTests {

    private static final Finding SATISFIED = new Rule("config-accepts-valid", "").satisfied();
    private static final Finding NOT_EXERCISED =
            new Rule("config-rejects-invalid", "").notExercised("withInvalidConfig was not called");
    private static final Finding VIOLATED = new Rule("healthcheck-clock", "").violated("stamped 0; expected now");

    private static final ContractReport REPORT = new ContractReport(List.of(SATISFIED, NOT_EXERCISED, VIOLATED));

    @Test
    void violationsReturnsTheFindingsOfViolatedRules() {
        assertThat(REPORT.violations()).containsExactly(VIOLATED);
    }

    @Test
    void notExercisedReturnsTheFindingsOfRulesThatWereNotExercised() {
        assertThat(REPORT.notExercised()).containsExactly(NOT_EXERCISED);
    }

    @Test
    void toStringReturnsATableWithTheViolatedRulesFirst() {
        assertThat(REPORT.toString().lines()).containsExactly(
                "3 rules: 1 violated, 1 not exercised, 1 satisfied",
                "VIOLATED       healthcheck-clock          stamped 0; expected now",
                "not exercised  config-rejects-invalid     withInvalidConfig was not called",
                "satisfied      config-accepts-valid");
    }

    @Test
    void orThrowWhenARuleIsViolatedThrowsTheTable() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(REPORT::orThrow).withMessage(REPORT.toString());
    }

    @Test
    void orThrowWhenNoRuleIsViolatedReturnsTheReport() {
        ContractReport report = new ContractReport(List.of(SATISFIED, NOT_EXERCISED));
        assertThat(report.orThrow()).isSameAs(report);
    }

    @Test
    void constructorCopiesTheFindings() {
        List<Finding> findings = new ArrayList<>(List.of(SATISFIED));
        ContractReport report = new ContractReport(findings);
        findings.clear();
        assertThat(report.findings()).containsExactly(SATISFIED).isUnmodifiable();
    }

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("findings", () -> new ContractReport(null));
        assertRejectsNull("findings[1]", () -> new ContractReport(Arrays.asList(SATISFIED, null)));
    }
}
