package com.example;

import dev.pluginlifecycle.PluginState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host's own record, which contains states. Quarkus writes its members in alphabetical order.
 *
 * @param current the state of the plugin
 * @param earlier its earlier states, the oldest first
 * @param others the states of other plugins, by name
 * @param wanted the state that the operators wait for, if any
 */
public record StatusBoard(
        PluginState current,
        List<PluginState> earlier,
        Map<String, PluginState> others,
        Optional<PluginState> wanted) {}
