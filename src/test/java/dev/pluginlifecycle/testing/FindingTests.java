package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTests {

    private static final Rule RULE = Rule.HEALTHCHECK_CLOCK;

    @Test
    void toStringReturnsTheRuleTheVerdictAndTheDetail() {
        assertThat(new Finding(RULE, Verdict.VIOLATED, "stamped 0"))
                .hasToString("healthcheck-clock VIOLATED: stamped 0");
        assertThat(new Finding(RULE, Verdict.SATISFIED, "")).hasToString("healthcheck-clock SATISFIED");
    }

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("rule", () -> new Finding(null, Verdict.SATISFIED, ""));
        assertRejectsNull("verdict", () -> new Finding(RULE, null, ""));
        assertRejectsNull("detail", () -> new Finding(RULE, Verdict.SATISFIED, null));
    }
}
