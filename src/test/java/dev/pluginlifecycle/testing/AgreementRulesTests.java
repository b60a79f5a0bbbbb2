package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Rule.DISCOVERY_PARTIAL;
import static dev.pluginlifecycle.testing.Rule.DISCOVERY_USABLE_TOOLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.ServerHealth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementRulesTests extends Samples {

    private static final Snapshot ALL = snapshot(offer(false, "search", "write"), ALPHA, BETA);
    private static final Snapshot WRONG_TOOLS = snapshot(offer(true, "search", "write"), ALPHA, BETA_DOWN);
    private static final Snapshot WRONG_PARTIAL = snapshot(offer(false, "search"), ALPHA, BETA_DOWN);

    private final Ledger ledger = new Ledger();
    private final AgreementRules rules = new AgreementRules(ledger);

    @BeforeEach
    void judgeOfHealthyServersAloneTestsNothing() {
        assertThat(rules.isAgreement(ALL)).isTrue();
        rules.judge(ALL, "");
        assertThat(ledger.report(text -> text).notTested()).hasSize(Rule.values().length);
    }

    static Stream<Arguments> judgeOfADisagreementViolatesOneRule() {
        String down = " with beta failed, alpha healthy after 2 s; expected ";
        String healthy = " with alpha healthy, beta healthy after 2 s; expected ";
        String missing = "the tools that it offered before, and that a usable server still lists";
        return Stream.of(
                Arguments.of(snapshot(offer(true), ALPHA, BETA_DOWN),
                        "discovery-usable-tools VIOLATED: discover() did not offer search" + down + missing),
                Arguments.of(snapshot(offer(false, "search"), ALPHA, BETA),
                        "discovery-usable-tools VIOLATED: discover() did not offer write" + healthy + missing),
                Arguments.of(WRONG_TOOLS, "discovery-usable-tools VIOLATED: discover() offered write" + down
                        + "no tool that only failed servers provide"),
                Arguments.of(WRONG_PARTIAL,
                        "discovery-partial VIOLATED: discover() returned partial false" + down + "partial true"),
                Arguments.of(snapshot(offer(true, "search", "write"), ALPHA, BETA),
                        "discovery-partial VIOLATED: discover() returned partial true" + healthy + "partial false"));
    }

    @ParameterizedTest
    @MethodSource
    void judgeOfADisagreementViolatesOneRule(Snapshot snapshot, String violation) {
        assertThat(rules.isAgreement(snapshot)).isFalse();
        rules.judge(snapshot, "after 2 s");
        assertThat(violations(ledger)).containsExactly(violation);
    }

    static Stream<Arguments> judgeOfAnAgreementSatisfiesTheRulesThatItShows() {
        ServerHealth without = ServerHealth.failed("beta", List.of(), "refused");
        return Stream.of(
                Arguments.of(snapshot(offer(true, "search"), ALPHA, BETA_DOWN),
                        List.of(DISCOVERY_PARTIAL, DISCOVERY_USABLE_TOOLS)),
                Arguments.of(snapshot(offer(true, "search"), ALPHA, without), List.of(DISCOVERY_PARTIAL)),
                Arguments.of(snapshot(offer(true), BETA_DOWN), List.of(DISCOVERY_USABLE_TOOLS)),
                Arguments.of(snapshot(offer(false), BETA_DOWN), List.of(DISCOVERY_USABLE_TOOLS)),
                Arguments.of(snapshot(offer(true, "search", "write"), ALPHA, BETA_SLOW), List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void judgeOfAnAgreementSatisfiesTheRulesThatItShows(Snapshot snapshot, List<Rule> satisfied) {
        assertThat(rules.isAgreement(snapshot)).isTrue();
        rules.judge(snapshot, "");
        assertThat(satisfied(ledger)).containsExactlyElementsOf(satisfied);
        assertThat(violations(ledger)).isEmpty();
    }

    @Test
    void judgeOfServersThatChangeTestsNothing() {
        Snapshot changing = new Snapshot(healthcheck(ALPHA, BETA), offer(true, "write"), healthcheck(ALPHA, BETA_DOWN));
        assertThat(rules.isAgreement(changing)).isFalse();
        rules.judge(changing, "");
        assertThat(ledger.report(text -> text).notTested()).hasSize(Rule.values().length);
    }

    @Test
    void judgeOfWrongToolsDoesNotTestPartial() {
        rules.judge(WRONG_TOOLS, "");
        assertThat(verdict(ledger, DISCOVERY_PARTIAL))
                .isEqualTo("discovery-partial NOT_TESTED: discovery-usable-tools was violated");
    }

    @Test
    void judgeRemembersTheToolsOfADiscoveryWhosePartialIsWrong() {
        rules.judge(snapshot(offer(true, "search", "write", "new"), ALPHA, BETA), "");
        rules.judge(snapshot(offer(false, "search", "write"),
                ALPHA, BETA, ServerHealth.healthy("gamma", List.of("new"))), "");
        assertThat(ledger.isViolated(DISCOVERY_USABLE_TOOLS)).isTrue();
    }

    @Test
    void isAgreementIgnoresTheRulesThatAreViolated() {
        rules.judge(WRONG_TOOLS, "");
        assertThat(rules.isAgreement(WRONG_TOOLS)).isTrue();
        assertThat(rules.isAgreement(WRONG_PARTIAL)).isFalse();
        rules.judge(WRONG_PARTIAL, "");
        assertThat(rules.isAgreement(WRONG_PARTIAL)).isTrue();
    }
}
