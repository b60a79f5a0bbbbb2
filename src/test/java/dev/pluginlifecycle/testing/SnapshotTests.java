package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTests extends Samples {

    private static final Snapshot ALL = snapshot(offer(false, "search", "write"), ALPHA, BETA);
    private static final Snapshot PARTLY = snapshot(offer(true, "search"), ALPHA, BETA_DOWN);
    private static final Snapshot NONE = snapshot(offer(true), BETA_DOWN);
    private static final Snapshot EMPTY = snapshot(offer(false));
    private static final Snapshot CHANGING =
            new Snapshot(healthcheck(ALPHA, BETA_DOWN), ALL.discovery(), healthcheck(ALPHA, BETA));

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
        assertThat(new Snapshot(starting, offer(false), starting).isUsable()).isFalse();
        assertThat(List.of(ALL, PARTLY)).allMatch(Snapshot::isUsable);
        assertThat(List.of(NONE, EMPTY)).noneMatch(Snapshot::isUsable);
    }

    @Test
    void areAllUsableIfThereIsAServerAndNoneHasFailed() {
        assertThat(ALL.areAllUsable()).isTrue();
        assertThat(List.of(PARTLY, NONE, EMPTY)).noneMatch(Snapshot::areAllUsable);
    }

    @Test
    void isRestoredIfTheServersAreAsGoodAndAllToolsAreOffered() {
        assertThat(List.of(BETA, BETA_SLOW)).allMatch(server -> ALL.isRestored(List.of(server), ALL));
        assertThat(List.of(snapshot(ALL.discovery(), ALPHA, BETA_SLOW), snapshot(ALL.discovery(), ALPHA),
                snapshot(offer(false, "search"), ALPHA, BETA))).noneMatch(now -> ALL.isRestored(List.of(BETA), now));
    }
}
