package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConcurrentAnswersTests extends Samples {

    private static final Snapshot BEFORE = snapshot(offer(false, "search", "write"), ALPHA, BETA_SLOW);
    private static final ServerHealth BETA_EMPTY = ServerHealth.degraded("beta", List.of(), "slow");

    private static Arguments row(String fault, Object... answers) {
        return Arguments.of(fault, answers);
    }

    static Stream<Arguments> faultNamesTheFirstAnswerThatDiffers() {
        String expected = "; expected alpha healthy [search], beta degraded [write]";
        return Stream.of(
                row("healthcheck() listed alpha healthy [search], beta healthy [write], gamma healthy []" + expected,
                        healthcheck(ALPHA, BETA, ServerHealth.healthy("gamma", List.of()))),
                row("healthcheck() listed alpha healthy [search], beta degraded []" + expected,
                        healthcheck(ALPHA, BETA_SLOW), healthcheck(ALPHA, BETA_EMPTY)),
                row("discover() offered search, write, a; expected search, write",
                        healthcheck(ALPHA, BETA_SLOW), offer(false, "search", "write", "a")),
                row("healthcheck() listed none" + expected, offer(false), healthcheck()));
    }

    @ParameterizedTest
    @MethodSource
    void faultNamesTheFirstAnswerThatDiffers(String fault, Object... answers) {
        assertThat(fault(answers)).isEqualTo(fault + ", as for one thread (when several threads called at once)");
    }

    static Stream<Arguments> faultIsEmptyIfAChangeOfAServerMayExplainTheAnswers() {
        ServerHealth changed = ServerHealth.failed("beta", List.of("other"), "refused");
        ServerHealth alphaSlow = ServerHealth.degraded("alpha", List.of("other"), "slow");
        return Stream.of(
                row(null, healthcheck(ALPHA, BETA_SLOW), offer(false, "search", "write")),
                row(null, healthcheck(ALPHA, changed), offer(false, "search")),
                row(null, healthcheck(alphaSlow, BETA_SLOW), offer(false, "search")),
                row(null, healthcheck(ALPHA, ServerHealth.healthy("beta", List.of("other"))), offer(false, "search")),
                row(null, healthcheck(ALPHA, BETA_SLOW), healthcheck(ALPHA, BETA), offer(false)),
                row(null, offer(true, "search")));
    }

    @ParameterizedTest
    @MethodSource
    void faultIsEmptyIfAChangeOfAServerMayExplainTheAnswers(String none, Object... answers) {
        assertThat(fault(answers)).isEqualTo(none);
    }

    private static String fault(Object... answers) {
        List<Call> calls = Stream.concat(Stream.of(timedOut(Call.CLOSE)), Stream.of(answers).map(Samples::returned))
                .toList();
        return new ConcurrentAnswers(BEFORE, calls).fault().orElse(null);
    }
}
