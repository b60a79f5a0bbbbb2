package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MomentTests {

    private static final ServerHealth ALPHA = ServerHealth.healthy("alpha", List.of("search", "read"));
    private static final ServerHealth BETA = ServerHealth.healthy("beta", List.of("write"));
    private static final ServerHealth FAILED_BETA = ServerHealth.failed("beta", List.of("write", "read"), "refused");

    private static PluginHealthcheck healthcheck(ServerHealth... servers) {
        return PluginHealthcheck.fromServers("p", List.of(servers));
    }

    private static DiscoveryResult discovery(boolean partial, String... tools) {
        return new DiscoveryResult(Stream.of(tools).map(name -> new ToolInfo(name)).toList(), List.of(), partial);
    }

    private static Moment moment(boolean partial, List<String> tools, ServerHealth... servers) {
        return new Moment(
                healthcheck(servers), discovery(partial, tools.toArray(String[]::new)), healthcheck(servers));
    }

    @Test
    void isCalmIgnoresTheOrderAndTheErrorTexts() {
        ServerHealth alphaInOtherOrder = ServerHealth.healthy("alpha", List.of("read", "search"));
        ServerHealth betaWithOtherText = ServerHealth.failed("beta", List.of("read", "write"), "reset");
        PluginHealthcheck before = healthcheck(ALPHA, FAILED_BETA);
        PluginHealthcheck after = healthcheck(betaWithOtherText, alphaInOtherOrder);
        assertThat(new Moment(before, discovery(true), after).isCalm()).isTrue();
    }

    @Test
    void isCalmWhenAServerChangedIsFalse() {
        DiscoveryResult discovery = discovery(false);
        ServerHealth gamma = ServerHealth.healthy("gamma", List.of("write"));
        ServerHealth other = ServerHealth.healthy("beta", List.of("delete"));
        assertThat(new Moment(healthcheck(ALPHA, BETA), discovery, healthcheck(ALPHA, FAILED_BETA)).isCalm()).isFalse();
        assertThat(new Moment(healthcheck(ALPHA, BETA), discovery, healthcheck(ALPHA, gamma)).isCalm()).isFalse();
        assertThat(new Moment(healthcheck(ALPHA, BETA), discovery, healthcheck(ALPHA, other)).isCalm()).isFalse();
        assertThat(new Moment(healthcheck(ALPHA, BETA), discovery, healthcheck(ALPHA)).isCalm()).isFalse();
    }

    @Test
    void isPartlyFailedWhenSomeButNotAllServersHaveFailed() {
        assertThat(moment(true, List.of(), ALPHA, FAILED_BETA).isPartlyFailed()).isTrue();
        assertThat(moment(true, List.of(), ALPHA, BETA).isPartlyFailed()).isFalse();
        assertThat(moment(true, List.of(), FAILED_BETA, FAILED_BETA).isPartlyFailed()).isFalse();
        assertThat(moment(true, List.of()).isPartlyFailed()).isFalse();
    }

    @Test
    void lostToolsAreOfferedAndOnlyOfFailedServers() {
        assertThat(moment(true, List.of("search", "read", "write", "write", "other"), ALPHA, FAILED_BETA).lostTools())
                .containsExactly("write");
        assertThat(moment(true, List.of("write"), ALPHA, BETA).lostTools()).isEmpty();
    }

    @Test
    void isPartialWrongWhenItContradictsTheServersAndNoToolIsLost() {
        assertThat(moment(false, List.of("search"), ALPHA, FAILED_BETA).isPartialWrong()).isTrue();
        assertThat(moment(true, List.of("search"), ALPHA, BETA).isPartialWrong()).isTrue();
        assertThat(moment(true, List.of("search"), ALPHA, FAILED_BETA).isPartialWrong()).isFalse();
        assertThat(moment(false, List.of("search"), ALPHA, BETA).isPartialWrong()).isFalse();
        assertThat(moment(false, List.of("write"), ALPHA, FAILED_BETA).isPartialWrong()).isFalse();
    }

    @Test
    void repeatsWhenTheServersAndTheContradictionAreTheSame() {
        Moment wrong = moment(false, List.of("search"), ALPHA, FAILED_BETA);
        assertThat(wrong.repeats(moment(false, List.of("search", "read"), ALPHA, FAILED_BETA))).isTrue();
        assertThat(wrong.repeats(moment(true, List.of("search"), ALPHA, FAILED_BETA))).isFalse();
        assertThat(wrong.repeats(moment(false, List.of("write"), ALPHA, FAILED_BETA))).isFalse();
        assertThat(wrong.repeats(moment(false, List.of("search"), BETA, ServerHealth.failed("alpha", List.of(), "x"))))
                .isFalse();
        Moment lost = moment(true, List.of("write"), ALPHA, ServerHealth.failed("beta", List.of("write", "x"), "r"));
        assertThat(lost.repeats(moment(
                true, List.of("x"), ALPHA, ServerHealth.failed("beta", List.of("write", "x"), "r")))).isFalse();
    }
}
