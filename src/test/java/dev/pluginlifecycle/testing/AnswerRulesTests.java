package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRulesTests extends Samples {

    private static final PluginState HEALTHY = new PluginState.Healthy();

    private final Ledger ledger = new Ledger();
    private final AnswerRules rules = new AnswerRules(ledger, new Secrets(List.of()));

    @BeforeEach
    void begin() {
        rules.begin();
    }

    private void judge(Object... answers) {
        rules.judge(List.of(Stream.of(answers).map(Samples::returned).toList()));
    }

    private static Arguments row(Rule rule, String fault, Object... answers) {
        return Arguments.of(rule + " VIOLATED: " + fault, answers);
    }

    private static Arguments name(String fault, String... names) {
        return row(Rule.HEALTHCHECK_STABLE_NAME, "healthcheck() returned the plugin name " + fault,
                Stream.of(names).map(AnswerRulesTests::named).toArray());
    }

    private static Arguments clock(String fault, long... lastChecks) {
        return row(Rule.HEALTHCHECK_CLOCK, "healthcheck() " + fault,
                LongStream.of(lastChecks).mapToObj(second -> checkedAt(second, healthcheck(ALPHA))).toArray());
    }

    private static Arguments state(PluginState state, String fault, ServerHealth... servers) {
        return row(Rule.HEALTHCHECK_STATE_DERIVED, "healthcheck() reported " + fault + ", as fromServers derives it",
                healthcheck(state, servers));
    }

    private static Arguments errorText(String error, String seen) {
        return row(Rule.HEALTHCHECK_ERROR_TEXT, "healthcheck() listed beta as failed with the error text " + seen,
                healthcheck(ALPHA, ServerHealth.failed("beta", List.of(), error)));
    }

    private static Arguments offers(String fault, DiscoveryResult discovery) {
        return row(Rule.DISCOVERY_UNIQUE_NAMES, "discover() offered the " + fault, discovery);
    }

    private static PluginHealthcheck named(String name) {
        return PluginHealthcheck.fromServers(name, List.of(ALPHA), CLOCK);
    }

    static Stream<Arguments> judgeOfAWrongAnswerViolatesOneRule() {
        String oneLine = "; expected one line without control characters";
        String once = " more than once; expected it once";
        String notBlank = "\"\"; expected one that is not blank";
        return Stream.of(
                name("\"\"; expected a name that is not blank", " "),
                name("\"p\", and later \"q\"; expected the same name each time", "p", "p", "q"),
                state(HEALTHY, "healthy with beta failed, alpha healthy; expected degraded (healthy: alpha; failed:"
                        + " beta)", ALPHA, BETA_DOWN),
                state(HEALTHY, "healthy with no server; expected failed (no servers available)"),
                row(Rule.HEALTHCHECK_UNIQUE_SERVERS, "healthcheck() listed the server name \"alpha\"" + once,
                        healthcheck(ALPHA, BETA, ALPHA)),
                row(Rule.HEALTHCHECK_UNIQUE_SERVERS, "healthcheck() listed the server name " + notBlank,
                        healthcheck(ServerHealth.healthy(" ", List.of()))),
                errorText(null, "null; expected the reason"),
                errorText(" null ", "\"null\"; expected the reason"),
                errorText("no\nroute", "\"no route\", in which a space stands for U+000A" + oneLine),
                errorText("\u001b[31mred", "\"[31mred\", in which a space stands for U+001B" + oneLine),
                row(Rule.HEALTHCHECK_ERROR_TEXT, "healthcheck() listed beta as degraded with the error text null;"
                        + " expected the reason", healthcheck(ServerHealth.degraded("beta", List.of(), null))),
                row(Rule.HEALTHCHECK_ERROR_TEXT, "healthcheck() reported failed with the reason \"\"; expected the"
                        + " reason", healthcheck(new PluginState.Failed(""), ALPHA)),
                clock("returned lastCheck 1001, and the call ended at 1000; expected seconds since the Unix epoch, not"
                        + " later than the end of the call", NOW + 1),
                clock("reported healthy with lastCheck 0; expected the time of the probe in seconds", 0),
                clock("returned lastCheck 8 after 9; expected a time that is not earlier", 9, 9, 8),
                row(Rule.STARTUP_FRESH, "healthcheck() reported shutting_down before shutdown() or close() was called;"
                        + " expected an adapter that was not shut down",
                        healthcheck(new PluginState.ShuttingDown(), ALPHA)),
                offers("tool name \"write\"" + once, offer(false, "write", "search", "write")),
                offers("tool name " + notBlank, offer(false, "")),
                offers("resource URI \"a:b\"" + once, resources("a:b", "a:b")));
    }

    @ParameterizedTest
    @MethodSource
    void judgeOfAWrongAnswerViolatesOneRule(String violation, Object... answers) {
        judge(answers);
        assertThat(violations(ledger)).containsExactly(violation);
    }

    static Stream<Arguments> judgeOfACorrectAnswerSatisfiesTheRulesThatItShows() {
        return Stream.of(
                Arguments.of(checkedAt(0, healthcheck(new PluginState.Starting())), ""),
                Arguments.of(healthcheck(new PluginState.Failed("out of memory")), "error-text"),
                Arguments.of(healthcheck(ALPHA), "state-derived unique-servers"),
                Arguments.of(healthcheck(new PluginState.Starting(), BETA_SLOW), "unique-servers error-text"),
                Arguments.of(healthcheck(ALPHA, BETA_DOWN), "state-derived unique-servers error-text"));
    }

    @ParameterizedTest
    @MethodSource
    void judgeOfACorrectAnswerSatisfiesTheRulesThatItShows(PluginHealthcheck answer, String rules) {
        judge(answer);
        assertThat(satisfied(ledger).stream().map(rule -> rule.id().replace("healthcheck-", "")))
                .containsExactlyInAnyOrder(("answers stable-name clock " + rules).split(" "));
        assertThat(violations(ledger)).isEmpty();
    }

    @Test
    void judgeOfADiscoverySatisfiesUniqueNamesIfItOffersSomething() {
        judge(offer(false));
        assertThat(satisfied(ledger)).containsExactly(Rule.DISCOVERY_ANSWERS);
        judge(offer(false, "write"));
        assertThat(satisfied(ledger)).containsExactly(Rule.DISCOVERY_ANSWERS, Rule.DISCOVERY_UNIQUE_NAMES);
    }

    @Test
    void judgeOfAnotherAdapterComparesTheNameButNotTheClock() {
        judge(checkedAt(9, named("p")));
        rules.begin();
        judge(checkedAt(8, named("q")));
        assertThat(violations(ledger)).singleElement().asString().startsWith("healthcheck-stable-name");
    }

    @ParameterizedTest
    @CsvSource({"11, 11, 11 after 12", "9, 12, 9 after 10"})
    void judgeOfSeveralThreadsComparesTheClockWithinEachThread(long inAnother, long later, String fault) {
        judge(checkedAt(10, healthcheck(ALPHA)));
        rules.judge(List.of(at(12), at(inAnother)));
        judge(checkedAt(later, healthcheck(ALPHA)));
        assertThat(violations(ledger)).singleElement().asString().contains("lastCheck " + fault);
    }

    private static List<Call> at(long lastCheck) {
        return List.of(returned(checkedAt(lastCheck, healthcheck(ALPHA))));
    }

    @ParameterizedTest
    @EnumSource
    void judgeOfAStoppedAdapterViolatesStartupFreshUntilTheShutdown(Situation situation) {
        rules.now(situation);
        judge(healthcheck(new PluginState.Stopped(), ALPHA));
        assertThat(ledger.isViolated(Rule.STARTUP_FRESH)).isEqualTo(situation.compareTo(Situation.STOPPED) < 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RUNNING        |                     | ''
            DOWN           |                     | ' (during the outage)'
            REPAIRED       |                     | ' (after the repair)'
            FIRST_USE      | CONCURRENT_READS    | ' (when several threads used a new adapter at once)'
            PARTLY_STARTED | STARTUP_PARTIAL     | ' (after a start while a server was down)'
            AT_ONCE        | CONCURRENT_READS    | ' (when several threads called at once)'
            USED           | CONCURRENT_READS    | ' (after several threads had called at once)'
            STOPPED        | SHUTDOWN_STOPS      | ' (after shutdown())'
            VALIDATED      | SHUTDOWN_STOPS      | ' (after shutdown() and validateConfig(validConfig))'
            CLOSING        | SHUTDOWN_CONCURRENT | ' (while the adapter was closed)'
            CLOSED         | SHUTDOWN_CONCURRENT | ' (after two calls of close() at once)'
            """)
    void judgeOfACallWithoutAnAnswerViolatesTheRuleOfTheSituation(Situation situation, Rule rule, String when) {
        rules.now(situation);
        rules.judge(List.of(List.of(returned(null)), List.of(timedOut(Call.HEALTHCHECK))));
        String discovery = " VIOLATED: discover() returned null; expected a discovery, with the tools of the servers"
                + " that answer" + when;
        assertThat(violations(ledger)).containsExactlyElementsOf(rule != null
                ? List.of(rule + discovery)
                : List.of("healthcheck-answers VIOLATED: healthcheck() did not return within 2 s; expected a"
                        + " healthcheck that lists a server as failed if its probe fails" + when,
                        "discovery-answers" + discovery));
    }

    @Test
    void judgeBlamesOnlyTheRuleOfASingleCallerThatGotNoAnswer() {
        rules.judge(List.of(List.of(timedOut(Call.DISCOVER))));
        rules.now(Situation.AT_ONCE);
        rules.judge(List.of(List.of(timedOut(Call.DISCOVER))));
        assertThat(violations(ledger)).singleElement().asString().startsWith("discovery-answers");
    }

    @Test
    void judgeOfAnInterruptedCallJudgesTheAnswerToo() {
        Call call = new Call(Call.DISCOVER, Call.Result.RETURNED, offer(false, "a", "a"), "returned", null, true, NOW);
        rules.judge(List.of(List.of(call)));
        assertThat(violations(ledger)).hasSize(2)
                .contains("discovery-answers VIOLATED: discover() left the caller's interrupt flag set; expected it"
                        + " unchanged");
    }
}
