package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTests {

    private static final Rule RULE = new Rule("healthcheck-clock", "An adapter MUST stamp.");

    @Test
    void toStringReturnsTheRuleTheVerdictAndTheDetail() {
        assertThat(RULE.violated("stamped 0")).hasToString("healthcheck-clock VIOLATED: stamped 0");
        assertThat(RULE.notExercised("no answer")).hasToString("healthcheck-clock NOT_EXERCISED: no answer");
        assertThat(RULE.satisfied()).hasToString("healthcheck-clock SATISFIED").returns("", Finding::detail);
    }

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("rule", () -> new Finding(null, Verdict.SATISFIED, ""));
        assertRejectsNull("verdict", () -> new Finding(RULE, null, ""));
        assertRejectsNull("detail", () -> new Finding(RULE, Verdict.SATISFIED, null));
    }
}
