package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginState;

/** Groups the states by the part of a plugin's life. */
final class States {

    private States() {}

    static boolean isStarting(PluginState state) {
        return !state.isStartupTerminal() && !isEnding(state);
    }

    static boolean isEnding(PluginState state) {
        return state instanceof PluginState.ShuttingDown || isStopped(state);
    }

    static boolean isStopped(PluginState state) {
        return state instanceof PluginState.Stopped;
    }
}
