package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void withMethodsChangeOnlyTheirComponent() {
        assertThat(FULL.withPlugin("search", false)).hasToString(full("search=true", "search=false"));
        assertThat(FULL.withExternalDirectories(List.of("x", "y"))).hasToString(full("/opt/plugins", "x, y"));
        assertThat(FULL.withInstallRoot("x")).hasToString(full("/install", "x"));
        assertThat(FULL.withInstallRoot(null)).hasToString(full("/install", "null"));
        assertThat(FULL.withRegistryPath("x")).hasToString(full("/registry.json", "x"));
        assertThat(FULL.withRegistryPath(null)).hasToString(full("/registry.json", "null"));
        assertThat(FULL.withBundledRoot("x")).hasToString(full("/bundled", "x"));
        assertThat(FULL.withBundledRoot(null)).hasToString(full("/bundled", "null"));
        assertThat(FULL.withMaxOutputTokens(8)).hasToString(full("Tokens=7", "Tokens=8"));
        assertThat(FULL.withoutMaxOutputTokens()).hasToString(full("Tokens=7", "Tokens=null"));
    }

    private static String full(String part, String replacement) {
        return FULL.toString().replace(part, replacement);
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
    void constructorAndWithPluginCopyTheMapInItsOrder() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("z", true);
        plugins.put("a", false);
        RuntimePluginConfig config = new RuntimePluginConfig(plugins, null, null, null, null, null);
        plugins.clear();
        RuntimePluginConfig changed = config.withPlugin("z", false).withPlugin("m", true);
        assertThat(changed.enabledPlugins())
                .containsExactly(Map.entry("z", false), Map.entry("a", false), Map.entry("m", true));
        assertThat(config.enabledPlugins())
                .containsExactly(Map.entry("z", true), Map.entry("a", false))
                .isUnmodifiable();
    }
}
