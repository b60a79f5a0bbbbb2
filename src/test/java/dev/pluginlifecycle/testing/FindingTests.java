package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class FindingTests {

    private static final Rule RULE = new Rule("healthcheck-clock", "An adapter MUST stamp.");

    @Test
    void toStringNamesTheRuleTheVerdictAndTheDetail() {
        assertThat(RULE.violated("stamped 0")).hasToString("healthcheck-clock VIOLATED: stamped 0");
        assertThat(RULE.notExercised("no answer")).hasToString("healthcheck-clock NOT_EXERCISED: no answer");
        assertThat(RULE.satisfied()).hasToString("healthcheck-clock SATISFIED").returns("", Finding::detail);
    }

    @Test
    void constructorRejectsNull() {
        assertThatNullPointerException().isThrownBy(() -> new Finding(null, Verdict.SATISFIED, ""))
                .withMessage("rule must not be null");
        assertThatNullPointerException().isThrownBy(() -> new Finding(RULE, null, ""))
                .withMessage("verdict must not be null");
        assertThatNullPointerException().isThrownBy(() -> new Finding(RULE, Verdict.SATISFIED, null))
                .withMessage("detail must not be null");
    }
}
