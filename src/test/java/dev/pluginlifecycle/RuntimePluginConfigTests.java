package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimePluginConfigTests {

    private static final RuntimePluginConfig FULL = new RuntimePluginConfig(
            Map.of("search", true), List.of("/opt/plugins"), "/install", "/registry.json", "/bundled", 7L);

    @Test
    void defaultsAreEmpty() {
        assertThat(RuntimePluginConfig.defaults())
                .isEqualTo(new RuntimePluginConfig(Map.of(), List.of(), null, null, null, null));
    }

    @Test
    void isEnabledUsesTheDefaultForAPluginWithoutAnEntry() {
        RuntimePluginConfig config = RuntimePluginConfig.defaults().withPlugin("on", true).withPlugin("off", false);
        assertThat(config.isEnabled("on", false)).isTrue();
        assertThat(config.isEnabled("off", true)).isFalse();
        assertThat(config.isEnabled("other", true)).isTrue();
        assertThat(config.isEnabled("other", false)).isFalse();
    }

    @Test
    void withPluginAndIsEnabledReplaceLoneSurrogates() {
        RuntimePluginConfig config = RuntimePluginConfig.defaults().withPlugin("a\uD800", true);
        assertThat(config.enabledPlugins()).containsOnlyKeys("a\uFFFD");
        assertThat(config.isEnabled("a\uD800", false)).isTrue();
    }

    @Test
    void withPluginReplacesInPlaceAndAddsAtTheEnd() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("z", true);
        plugins.put("a", true);
        RuntimePluginConfig config = new RuntimePluginConfig(plugins, List.of("d"), "i", "r", "b", 1L);
        RuntimePluginConfig changed = config.withPlugin("z", false).withPlugin("m", true);
        assertThat(changed.enabledPlugins().keySet()).containsExactly("z", "a", "m");
        assertThat(changed.enabledPlugins()).containsEntry("z", false);
        assertThat(config.enabledPlugins()).containsEntry("z", true);
        assertThat(changed.withPlugin("z", true).enabledPlugins()).containsEntry("a", true);
        assertThat(new RuntimePluginConfig(plugins, List.of("d"), "i", "r", "b", 1L)).isEqualTo(config);
    }

    @Test
    void withMethodsChangeOnlyTheirComponent() {
        assertThat(FULL.withPlugin("search", false)).isEqualTo(new RuntimePluginConfig(
                Map.of("search", false), List.of("/opt/plugins"), "/install", "/registry.json", "/bundled", 7L));
        assertThat(FULL.withExternalDirectories(List.of("x", "y"))).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("x", "y"), "/install", "/registry.json", "/bundled", 7L));
        assertThat(FULL.withInstallRoot("x")).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("/opt/plugins"), "x", "/registry.json", "/bundled", 7L));
        assertThat(FULL.withRegistryPath("x")).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("/opt/plugins"), "/install", "x", "/bundled", 7L));
        assertThat(FULL.withBundledRoot("x")).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("/opt/plugins"), "/install", "/registry.json", "x", 7L));
        assertThat(FULL.withMaxOutputTokens(8)).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("/opt/plugins"), "/install", "/registry.json", "/bundled", 8L));
        assertThat(FULL.withoutMaxOutputTokens()).isEqualTo(new RuntimePluginConfig(
                Map.of("search", true), List.of("/opt/plugins"), "/install", "/registry.json", "/bundled", null));
    }

    @Test
    void withMethodsOfPathsAcceptNull() {
        assertThat(FULL.withInstallRoot(null).withRegistryPath(null).withBundledRoot(null))
                .isEqualTo(new RuntimePluginConfig(
                        Map.of("search", true), List.of("/opt/plugins"), null, null, null, 7L));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_294_967_295L})
    void withMaxOutputTokensAllowsAnUnsignedInt(long tokens) {
        assertThat(FULL.withMaxOutputTokens(tokens).maxOutputTokens()).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void withMaxOutputTokensRejectsAValueOutOfRange(long tokens) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FULL.withMaxOutputTokens(tokens))
                .withMessage("maxOutputTokens must be from 0 to 4294967295: " + tokens);
    }

    @Test
    void constructorRejectsPluginIdsThatBecomeEqual() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("a\uD800", true);
        plugins.put("a\uDC00", true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(plugins))
                .withMessage("enabledPlugins.a\uFFFD: duplicate key (after replacing lone surrogates)");
    }

    @Test
    void constructorCopiesTheCollectionsInTheirOrder() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("z", true);
        plugins.put("a", false);
        List<String> directories = new ArrayList<>(List.of("d"));
        RuntimePluginConfig config = new RuntimePluginConfig(plugins, directories, null, null, null, null);
        plugins.clear();
        directories.clear();
        assertThat(config.enabledPlugins())
                .containsExactly(Map.entry("z", true), Map.entry("a", false))
                .isUnmodifiable();
        assertThat(config.externalDirectories()).containsExactly("d").isUnmodifiable();
    }

    @Test
    void constructorReplacesLoneSurrogates() {
        assertThat(new RuntimePluginConfig(
                        Map.of("p\uD800", true), List.of("d\uD800"), "i\uD800", "r\uD800", "b\uD800", null))
                .isEqualTo(new RuntimePluginConfig(
                        Map.of("p\uFFFD", true), List.of("d\uFFFD"), "i\uFFFD", "r\uFFFD", "b\uFFFD", null));
    }

    private static RuntimePluginConfig config(Map<String, Boolean> enabledPlugins) {
        return new RuntimePluginConfig(enabledPlugins, null, null, null, null, null);
    }
}
