package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a host configures about its plugins, and what an adapter judges before it starts anything.
 *
 * <p>In JSON every member may be absent or null, and each is also read under its name in camelCase. Paths are only
 * made well-formed, an unpaired surrogate becoming U+FFFD: nothing is resolved, and nothing need exist.
 *
 * @param enabledPlugins by plugin id whether the plugin is on, not null, copied, in its order, to an unmodifiable map;
 *     on the wire {@code enabled_plugins}
 * @param externalDirectories further directories to look for plugins in, not null, copied to an unmodifiable list;
 *     on the wire {@code external_directories}
 * @param installRoot the directory that plugins are installed to, or null; on the wire {@code install_root}
 * @param registryPath the file that lists the installed plugins, or null; on the wire {@code registry_path}
 * @param bundledRoot the directory of the plugins that came with the host, or null; on the wire
 *     {@code bundled_root}
 * @param maxOutputTokens the most tokens that a plugin's output may have, 0 to 4294967295 (unsigned, 32 bits, in the
 *     Rust model), or null for no limit; on the wire {@code max_output_tokens}
 */
@Wire.Type
public record RuntimePluginConfig(
        @JsonProperty(value = "enabled_plugins", index = 0) @JsonAlias("enabledPlugins") @Wire.Collection
                Map<String, Boolean> enabledPlugins,
        @JsonProperty(value = "external_directories", index = 1) @JsonAlias("externalDirectories") @Wire.Collection
                List<String> externalDirectories,
        @JsonProperty(value = "install_root", index = 2) @JsonAlias("installRoot") @Wire.Nullable String installRoot,
        @JsonProperty(value = "registry_path", index = 3) @JsonAlias("registryPath") @Wire.Nullable String registryPath,
        @JsonProperty(value = "bundled_root", index = 4) @JsonAlias("bundledRoot") @Wire.Nullable String bundledRoot,
        @JsonProperty(value = "max_output_tokens", index = 5) @JsonAlias("maxOutputTokens") @Wire.Nullable
                Long maxOutputTokens) {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if a collection, or a key or value in one, is null
     * @throws IllegalArgumentException if {@code maxOutputTokens} is out of range, or two plugin ids are the same
     *     once unpaired surrogates are replaced
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public RuntimePluginConfig {
        enabledPlugins = copyOf(enabledPlugins);
        externalDirectories = CheckedList.ofStrings("externalDirectories", externalDirectories);
        installRoot = WellFormed.nullable(installRoot);
        registryPath = WellFormed.nullable(registryPath);
        bundledRoot = WellFormed.nullable(bundledRoot);
        if (maxOutputTokens != null && (maxOutputTokens < 0 || maxOutputTokens > MAX_UNSIGNED_INT)) {
            throw new IllegalArgumentException(
                    "maxOutputTokens must be from 0 to " + MAX_UNSIGNED_INT + ": " + maxOutputTokens);
        }
    }

    private static Map<String, Boolean> copyOf(Map<String, Boolean> enabledPlugins) {
        Objects.requireNonNull(enabledPlugins, "enabledPlugins must not be null");
        Map<String, Boolean> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : enabledPlugins.entrySet()) {
            Objects.requireNonNull(entry.getKey(), "a key of enabledPlugins must not be null");
            Objects.requireNonNull(entry.getValue(), () -> "enabledPlugins." + entry.getKey() + " must not be null");
            if (!(entry.getKey() instanceof String pluginId) || !(entry.getValue() instanceof Boolean enabled)) {
                throw new IllegalArgumentException("enabledPlugins must map String to Boolean: " + entry);
            }
            String id = WellFormed.repaired(pluginId);
            if (copy.put(id, enabled) != null) {
                throw new IllegalArgumentException("enabledPlugins." + id
                        + ": another key is the same, or is so once unpaired surrogates are replaced");
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    /** {@return a configuration that says nothing: no plugin named, no directory, no limit} */
    public static RuntimePluginConfig defaults() {
        return new RuntimePluginConfig(Map.of(), List.of(), null, null, null, null);
    }

    /**
     * Tells whether a plugin is on.
     *
     * @param pluginId the plugin's id, not null
     * @param defaultEnabled what counts for a plugin that is not named
     * @return what {@code enabledPlugins} says of the plugin, or {@code defaultEnabled}
     * @throws NullPointerException if {@code pluginId} is null
     */
    public boolean isEnabled(String pluginId, boolean defaultEnabled) {
        return enabledPlugins.getOrDefault(WellFormed.required("pluginId", pluginId), defaultEnabled);
    }

    /**
     * Switches a plugin on or off.
     *
     * @param pluginId the plugin's id, not null; a new one goes to the end
     * @param enabled whether the plugin is on
     * @return a copy with this plugin switched
     * @throws NullPointerException if {@code pluginId} is null
     */
    public RuntimePluginConfig withPlugin(String pluginId, boolean enabled) {
        Map<String, Boolean> plugins = new LinkedHashMap<>(enabledPlugins);
        plugins.put(WellFormed.required("pluginId", pluginId), enabled);
        return new RuntimePluginConfig(
                plugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * Replaces the external directories.
     *
     * @param externalDirectories the directories, not null
     * @return a copy with these directories
     * @throws NullPointerException if {@code externalDirectories} or one of them is null
     */
    public RuntimePluginConfig withExternalDirectories(List<String> externalDirectories) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * Replaces or clears the install root.
     *
     * @param installRoot the directory, or null for none
     * @return a copy with this install root
     */
    public RuntimePluginConfig withInstallRoot(String installRoot) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * Replaces or clears the registry path.
     *
     * @param registryPath the file, or null for none
     * @return a copy with this registry path
     */
    public RuntimePluginConfig withRegistryPath(String registryPath) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * Replaces or clears the bundled root.
     *
     * @param bundledRoot the directory, or null for none
     * @return a copy with this bundled root
     */
    public RuntimePluginConfig withBundledRoot(String bundledRoot) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }

    /**
     * Replaces the limit of output tokens.
     *
     * @param maxOutputTokens the limit, 0 to 4294967295
     * @return a copy with this limit
     * @throws IllegalArgumentException if {@code maxOutputTokens} is out of range
     */
    public RuntimePluginConfig withMaxOutputTokens(long maxOutputTokens) {
        return new RuntimePluginConfig(
                enabledPlugins, externalDirectories, installRoot, registryPath, bundledRoot, maxOutputTokens);
    }
}
