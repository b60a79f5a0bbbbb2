package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitTests {

    private static final Await LONG = new Await(1_000_000_000_000L);
    private static final Await NONE = new Await(0);

    private int attempts;

    private Optional<Integer> attempt() {
        return Optional.of(++attempts);
    }

    @Test
    void untilReturnsTheFirstAnswerForWhichTheConditionHolds() throws Exception {
        assertThat(LONG.until(this::attempt, answer -> answer == 1)).contains(1);
        assertThat(LONG.until(this::attempt, answer -> answer == 8)).contains(8);
    }

    @Test
    void untilAfterTheTimeoutReturnsTheLastOfAtLeastFiveAnswers() throws Exception {
        assertThat(NONE.until(this::attempt, answer -> false)).contains(5);
    }

    @Test
    void untilWithoutAnAnswerEndsAtOnce() throws Exception {
        assertThat(LONG.until(() -> attempt().filter(answer -> answer < 2), answer -> false)).isEmpty();
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void untilPausesBetweenTwoAttempts() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> NONE.until(this::attempt, answer -> false));
        assertThat(attempts).isEqualTo(1);
    }
}
