package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static dev.pluginlifecycle.fixtures.Rejections.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryResultTests {

    private static final DiscoveryResult NOTHING = DiscoveryResult.empty();

    static Stream<Arguments> nulls() {
        return Stream.of(
                rejection("tools", () -> new DiscoveryResult(null, List.of(), false)),
                rejection("tools[0]", () -> new DiscoveryResult(Collections.singletonList(null), List.of(), false)),
                rejection("resources", () -> new DiscoveryResult(List.of(), null, false)),
                rejection("resources[0]", () -> new DiscoveryResult(List.of(), Collections.singletonList(null), false)),
                rejection("parts", () -> DiscoveryResult.merge(null)),
                rejection("parts[1]", () -> DiscoveryResult.merge(Arrays.asList(NOTHING, null))));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void constructorAndMergeRejectNull(String place, ThrowingCallable call) {
        assertRejectsNull(place, call);
    }

    @Test
    void constructorCopiesTheLists() {
        List<ToolInfo> tools = new ArrayList<>(List.of(new ToolInfo("t")));
        List<ResourceInfo> resources = new ArrayList<>(List.of(new ResourceInfo("u", "r")));
        DiscoveryResult discovery = new DiscoveryResult(tools, resources, false);
        tools.clear();
        resources.clear();
        assertThat(discovery.tools()).containsExactly(new ToolInfo("t")).isUnmodifiable();
        assertThat(discovery.resources()).containsExactly(new ResourceInfo("u", "r")).isUnmodifiable();
    }

    @Test
    void emptyIsEmptyAndNotPartial() {
        assertThat(DiscoveryResult.empty())
                .returns(List.of(), DiscoveryResult::tools)
                .returns(List.of(), DiscoveryResult::resources)
                .returns(false, DiscoveryResult::partial);
    }

    @Test
    void unavailableIsEmptyAndPartial() {
        assertThat(DiscoveryResult.unavailable()).isEqualTo(new DiscoveryResult(List.of(), List.of(), true));
    }

    @Test
    void mergeOfNoPartsIsEmptyAndNotPartial() {
        assertThat(DiscoveryResult.merge(List.of())).isEqualTo(NOTHING);
    }

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
