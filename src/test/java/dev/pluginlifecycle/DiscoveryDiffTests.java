package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryDiffTests {

    private static final DiscoveryResult NOTHING = DiscoveryResult.empty();

    private static DiscoveryResult tools(ToolInfo... tools) {
        return new DiscoveryResult(List.of(tools), List.of(), false);
    }

    @Test
    void betweenMatchesToolsByNameAndKeepsTheOrderOfTheirSide() {
        DiscoveryResult previous = tools(
                new ToolInfo("z"), new ToolInfo("b", "old"), new ToolInfo("same"), new ToolInfo("a", "old"),
                new ToolInfo("y"));
        DiscoveryResult current = tools(
                new ToolInfo("n"), new ToolInfo("a", "new"), new ToolInfo("same"), new ToolInfo("b", "new"),
                new ToolInfo("m"));
        assertThat(DiscoveryDiff.between(previous, current)).isEqualTo(new DiscoveryDiff(
                List.of("n", "m"), List.of("z", "y"), List.of("a", "b"),
                List.of(), List.of(), List.of(), false, false));
    }

    @Test
    void betweenMatchesResourcesByUri() {
        ResourceInfo same = new ResourceInfo("u:4", "docs");
        DiscoveryResult previous = new DiscoveryResult(
                List.of(), List.of(new ResourceInfo("u:1", "docs"), new ResourceInfo("u:2", "docs"), same), false);
        DiscoveryResult current = new DiscoveryResult(
                List.of(), List.of(new ResourceInfo("u:3", "docs"), new ResourceInfo("u:2", "other"), same), true);
        assertThat(DiscoveryDiff.between(previous, current)).isEqualTo(new DiscoveryDiff(
                List.of(), List.of(), List.of(), List.of("u:3"), List.of("u:1"), List.of("u:2"), false, true));
        assertThat(DiscoveryDiff.between(current, previous).previousPartial()).isTrue();
    }

    @Test
    void betweenUsesTheLastOfDuplicatesAtThePlaceOfTheFirst() {
        DiscoveryResult duplicates = tools(new ToolInfo("c"), new ToolInfo("b"), new ToolInfo("c", "last"));
        assertThat(DiscoveryDiff.between(NOTHING, duplicates).toolsAdded()).containsExactly("c", "b");
        assertThat(DiscoveryDiff.between(duplicates, NOTHING).toolsRemoved()).containsExactly("c", "b");
        assertThat(DiscoveryDiff.between(duplicates, tools(new ToolInfo("b"), new ToolInfo("c", "last"))))
                .matches(DiscoveryDiff::isEmpty);
        assertThat(DiscoveryDiff.between(duplicates, tools(new ToolInfo("b"), new ToolInfo("c"))).toolsChanged())
                .containsExactly("c");
    }

    @Test
    void isEmptyIgnoresPartial() {
        assertThat(DiscoveryDiff.between(NOTHING, DiscoveryResult.unavailable()).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isEmptyIsFalseWhenAListHasAName(int index) {
        List<List<String>> lists = new ArrayList<>(Collections.nCopies(6, List.of()));
        lists.set(index, List.of("a"));
        assertThat(new DiscoveryDiff(lists.get(0), lists.get(1), lists.get(2), lists.get(3), lists.get(4),
                lists.get(5), false, false).isEmpty()).isFalse();
    }
}
