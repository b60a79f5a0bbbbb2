package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapters of {@link FaultyAdaptersTests} do not show. */
class AnswerRulesTests extends Samples {

    private final Ledger ledger = new Ledger();
    private final AnswerRules rules = new AnswerRules(ledger, new Secrets(List.of()));

    @BeforeEach
    void begin() {
        rules.begin();
    }

    private static List<Call> at(long lastCheck) {
        return List.of(returned(checkedAt(lastCheck, healthcheck(ALPHA))));
    }

    @Test
    void judgeOfAnotherAdapterDoesNotCompareTheClock() {
        rules.judge(List.of(at(9)));
        rules.begin();
        rules.judge(List.of(at(8)));
        assertThat(violations(ledger)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11, 11, 11 after 12", "9, 12, 9 after 10"})
    void judgeOfSeveralThreadsComparesTheClockWithinEachThread(long inAnother, long later, String fault) {
        rules.judge(List.of(at(10)));
        rules.judge(List.of(at(12), at(inAnother)));
        rules.judge(List.of(at(later)));
        assertThat(violations(ledger)).singleElement().asString().contains("lastCheck " + fault);
    }

    @Test
    void judgeOfNoAnswerAfterCloseViolatesShutdownConcurrent() {
        rules.now(Situation.CLOSED);
        rules.judge(List.of(List.of(returned(null))));
        assertThat(violations(ledger)).singleElement().asString().startsWith("shutdown-concurrent")
                .endsWith(" (after two calls of close() at once)");
    }
}
