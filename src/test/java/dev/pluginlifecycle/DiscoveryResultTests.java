package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryResultTests {

    private static final DiscoveryResult NOTHING = DiscoveryResult.empty();

    @Test
    void mergeKeepsTheOrderAndTheFirstOfDuplicates() {
        ToolInfo first = new ToolInfo("search", "of alpha");
        ResourceInfo docs = new ResourceInfo("file:///docs", "docs of alpha");
        DiscoveryResult alpha = new DiscoveryResult(List.of(first, new ToolInfo("z")), List.of(docs), false);
        DiscoveryResult beta = new DiscoveryResult(
                List.of(new ToolInfo("a"), new ToolInfo("search", "of beta"), new ToolInfo("a", "again")),
                List.of(
                        new ResourceInfo("file:///docs", "docs of beta"),
                        new ResourceInfo("file:///b", "docs of alpha")),
                false);

        assertThat(DiscoveryResult.merge(List.of(alpha, beta))).isEqualTo(new DiscoveryResult(
                List.of(first, new ToolInfo("z"), new ToolInfo("a")),
                List.of(docs, new ResourceInfo("file:///b", "docs of alpha")),
                false));
    }

    @Test
    void mergeIsPartialWhenAnyPartIs() {
        assertThat(DiscoveryResult.merge(List.of(DiscoveryResult.unavailable(), NOTHING)).partial()).isTrue();
        assertThat(DiscoveryResult.merge(List.of(NOTHING, DiscoveryResult.unavailable())).partial()).isTrue();
        assertThat(DiscoveryResult.merge(List.of(NOTHING, NOTHING)).partial()).isFalse();
    }
}
