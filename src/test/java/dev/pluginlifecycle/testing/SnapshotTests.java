package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTests extends Samples {

    private static final Snapshot ALL = snapshot(offer(false, "search", "write"), ALPHA, BETA);
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
}
