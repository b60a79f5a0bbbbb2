package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The host's configuration for all its plugins: which are enabled, where the host finds them, and a limit for their
 * output. An adapter judges it in {@link PluginLifecycle#validateConfig}. The adapter's own settings, such as addresses
 * and keys, belong in its constructor.
 *
 * <p>In JSON, every member may be absent or null, and is also read under the component's name, such as
 * {@code enabledPlugins}. A misspelt member is ignored, like any unknown one. Paths are not resolved and need not
 * exist.
 *
 * @param enabledPlugins a map from plugin ids, such as the plugins' names, to true (enabled) or false (disabled), in
 *     the given order; null becomes an empty map
 * @param externalDirectories additional directories that contain plugins; null becomes an empty list
 * @param installRoot the directory in which plugins are installed, or null
 * @param registryPath the file that lists the installed plugins, or null
 * @param bundledRoot the directory of the plugins that are delivered with the host, or null
 * @param maxOutputTokens the maximum number of tokens in a plugin's output, 0 to 4294967295 (an unsigned 32-bit integer
 *     in the Rust model), or null for no limit
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RuntimePluginConfig(
        @JsonProperty(value = "enabled_plugins", index = 0) @JsonAlias("enabledPlugins") @Wire.Nullable
                Map<String, Boolean> enabledPlugins,
        @JsonProperty(value = "external_directories", index = 1) @JsonAlias("externalDirectories") @Wire.Nullable
                List<String> externalDirectories,
        @JsonProperty(value = "install_root", index = 2) @JsonAlias("installRoot") @Wire.Nullable String installRoot,
        @JsonProperty(value = "registry_path", index = 3) @JsonAlias("registryPath") @Wire.Nullable String registryPath,
        @JsonProperty(value = "bundled_root", index = 4) @JsonAlias("bundledRoot") @Wire.Nullable String bundledRoot,
        @JsonProperty(value = "max_output_tokens", index = 5) @JsonAlias("maxOutputTokens") @Wire.Nullable
                Long maxOutputTokens) implements Serializable {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    /**
     * Creates a configuration. Null is allowed for the two collections because frameworks, such as Spring, bind absent
     * members to null.
     *
     * @throws IllegalArgumentException if {@code maxOutputTokens} is out of range, or if two plugin ids are equal after
     *     lone surrogates are replaced
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public RuntimePluginConfig {
        enabledPlugins = enabledPlugins == null ? Map.of() : copyOf(enabledPlugins);
        externalDirectories = externalDirectories == null
                ? List.of()
                : Guard.strings("externalDirectories", externalDirectories);
        installRoot = Guard.nullableString(installRoot);
        registryPath = Guard.nullableString(registryPath);
        bundledRoot = Guard.nullableString(bundledRoot);
        if (maxOutputTokens != null && (maxOutputTokens < 0 || maxOutputTokens > MAX_UNSIGNED_INT)) {
            throw new IllegalArgumentException(
                    "maxOutputTokens must be from 0 to " + MAX_UNSIGNED_INT + ": " + maxOutputTokens);
        }
    }

    private static Map<String, Boolean> copyOf(Map<String, Boolean> enabledPlugins) {
        Map<String, Boolean> copy = new LinkedHashMap<>();
        // A synchronized map holds its lock during forEach, so that the copy is consistent.
        enabledPlugins.forEach((pluginId, enabled) -> {
            String id = Guard.string("a key of enabledPlugins", pluginId);
            String path = "enabledPlugins." + Excerpt.of(id);
            if (copy.put(id, Guard.notNull(path, enabled)) != null) {
                throw new IllegalArgumentException(path + ": duplicate key (after replacing lone surrogates)");
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** {@return a configuration without plugins, directories, paths or a token limit} */
    public static RuntimePluginConfig defaults() {
        return new RuntimePluginConfig(Map.of(), List.of(), null, null, null, null);
    }

    /** {@return the plugin's entry in {@code enabledPlugins}, or {@code defaultEnabled} if there is none} */
    public boolean isEnabled(String pluginId, boolean defaultEnabled) {
        return enabledPlugins.getOrDefault(Guard.string("pluginId", pluginId), defaultEnabled);
    }

    /** {@return a copy of this configuration with one plugin enabled or disabled; a new id is added at the end} */
    public RuntimePluginConfig withPlugin(String pluginId, boolean enabled) {
        Map<String, Boolean> plugins = new LinkedHashMap<>(enabledPlugins);
        plugins.put(Guard.string("pluginId", pluginId), enabled);
        return new RuntimePluginConfig(
                plugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /** {@return a copy of this configuration with other external directories} */
    public RuntimePluginConfig withExternalDirectories(List<String> externalDirectories) {
        Guard.notNull("externalDirectories", externalDirectories);
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /** {@return a copy of this configuration with another install root, or without one if it is null} */
    public RuntimePluginConfig withInstallRoot(String installRoot) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /** {@return a copy of this configuration with another registry path, or without one if it is null} */
    public RuntimePluginConfig withRegistryPath(String registryPath) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /** {@return a copy of this configuration with another bundled root, or without one if it is null} */
    public RuntimePluginConfig withBundledRoot(String bundledRoot) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * {@return a copy of this configuration with another limit for output tokens}
     *
     * @throws IllegalArgumentException if {@code maxOutputTokens} is not from 0 to 4294967295
     */
    public RuntimePluginConfig withMaxOutputTokens(long maxOutputTokens) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /** {@return a copy of this configuration without a limit for output tokens} */
    public RuntimePluginConfig withoutMaxOutputTokens() {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, null);
    }
}
