package com.example;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings under {@code plugins}. Each may be absent. */
@ConfigMapping(prefix = "plugins")
public interface PluginSettings {

    /** {@return whether each plugin is enabled, by plugin id} */
    Map<String, Boolean> enabledPlugins();

    /** {@return the directories with additional plugins} */
    Optional<List<String>> externalDirectories();

    /** {@return the directory for installed plugins} */
    Optional<String> installRoot();

    /** {@return the file that lists the installed plugins} */
    Optional<String> registryPath();

    /** {@return the directory of the plugins that are shipped with the host} */
    Optional<String> bundledRoot();

    /** {@return the maximum output of a plugin, in tokens} */
    Optional<Long> maxOutputTokens();
}
