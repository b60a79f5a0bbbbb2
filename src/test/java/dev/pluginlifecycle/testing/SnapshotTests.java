package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTests {

    private static final Snapshot ALL = snapshot(offer(false, "search", "write"), ALPHA, BETA);
    private static final Snapshot PARTLY = snapshot(offer(true, "search"), ALPHA, BETA_DOWN);
    private static final Snapshot NONE = snapshot(offer(true), BETA_DOWN);
    private static final Snapshot SLOW = snapshot(offer(false), BETA_SLOW);
    private static final Snapshot EMPTY = snapshot(offer(false));
    private static final Snapshot CHANGING =
            new Snapshot(healthcheck(ALPHA, BETA_DOWN), ALL.discovery(), healthcheck(ALPHA, BETA));

    @Test
    void isCalmIfTheServersDoNotChange() {
        PluginHealthcheck renamed = PluginHealthcheck.fromServers("q", List.of(ALPHA, BETA));
        assertThat(List.of(ALL, new Snapshot(ALL.before(), ALL.discovery(), renamed))).allMatch(Snapshot::isCalm);
        assertThat(CHANGING.isCalm()).isFalse();
    }

    @Test
    void isEqualToIfBothAreCalmAndShowTheSame() {
        assertThat(ALL.isEqualTo(snapshot(offer(false, "write", "search"), BETA, ALPHA))).isTrue();
        assertThat(CHANGING.isEqualTo(ALL)).isFalse();
        assertThat(List.of(CHANGING, snapshot(ALL.discovery(), ALPHA, BETA_SLOW),
                snapshot(offer(false, "search"), ALPHA, BETA), snapshot(offer(true, "search", "write"), ALPHA, BETA)))
                .noneMatch(ALL::isEqualTo);
    }

    @Test
    void isUsableIfTheStateAndAServerAre() {
        PluginHealthcheck starting = healthcheck(new PluginState.Starting(), ALPHA);
        PluginHealthcheck wrong = healthcheck(new PluginState.Healthy(), BETA_DOWN);
        assertThat(List.of(ALL, PARTLY)).allMatch(Snapshot::isUsable);
        assertThat(List.of(NONE, EMPTY, new Snapshot(starting, offer(false), starting),
                new Snapshot(wrong, offer(false), wrong))).noneMatch(Snapshot::isUsable);
    }

    @Test
    void areAllUsableIfThereIsAServerAndNoneHasFailed() {
        assertThat(List.of(ALL, SLOW)).allMatch(Snapshot::areAllUsable);
        assertThat(List.of(PARTLY, NONE, EMPTY)).noneMatch(Snapshot::areAllUsable);
    }

    @Test
    void worseReturnsTheUsableServersThatGotWorse() {
        assertThat(ALL.worse(healthcheck(ALPHA, BETA_SLOW))).containsExactly(BETA);
        assertThat(SLOW.worse(healthcheck(BETA_DOWN))).containsExactly(BETA_SLOW);
        assertThat(PARTLY.worse(healthcheck(BETA_DOWN))).isEmpty();
        assertThat(SLOW.worse(healthcheck(BETA))).isEmpty();
    }

    @Test
    void isRestoredIfTheServersAreAsGoodAndAllToolsAreOffered() {
        assertThat(List.of(BETA, BETA_SLOW)).allMatch(server -> ALL.isRestored(List.of(server), ALL));
        assertThat(List.of(snapshot(ALL.discovery(), ALPHA, BETA_SLOW), snapshot(ALL.discovery(), ALPHA),
                snapshot(offer(false, "search"), ALPHA, BETA))).noneMatch(now -> ALL.isRestored(List.of(BETA), now));
    }

    @Test
    void isPartialWrongIfItContradictsTheServers() {
        assertThat(List.of(snapshot(offer(true), ALPHA, BETA), snapshot(offer(false), ALPHA, BETA_DOWN)))
                .allMatch(Snapshot::isPartialWrong);
        assertThat(List.of(ALL, PARTLY, NONE, EMPTY, SLOW, snapshot(offer(true)), snapshot(offer(true), BETA_SLOW),
                snapshot(offer(false), BETA_DOWN))).noneMatch(Snapshot::isPartialWrong);
    }

    @Test
    void unusableToolsAndMissingToolsCompareTheToolsWithTheUsableServers() {
        ServerHealth down = ServerHealth.failed("beta", List.of("write", "search"), "refused");
        assertThat(snapshot(offer(true, "write", "search", "write", "new"), ALPHA, down).unusableTools())
                .containsExactly("write");
        assertThat(snapshot(offer(true), ALPHA, BETA_SLOW)
                .missingTools(new LinkedHashSet<>(List.of("write", "search", "gone"))))
                .containsExactly("write", "search");
    }
}
