package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Formats values for messages, short and on one line. */
final class Text {

    private static final int LENGTH = 100;
    private static final int ITEMS = 10;

    private Text() {}

    static String cut(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
    }

    static String quoted(String text) {
        return '"' + cut(text) + '"';
    }

    /** {@return the items, at most ten of them, or {@code none}} */
    static String list(List<String> items) {
        if (items.isEmpty()) {
            return "none";
        }
        String shown = items.stream().limit(ITEMS).map(Text::cut).collect(Collectors.joining(", "));
        return items.size() <= ITEMS ? shown : shown + " and " + (items.size() - ITEMS) + " more";
    }

    /**
     * {@return the servers with their statuses, the worst first, such as {@code beta failed, alpha healthy}, or
     * {@code no server}}
     */
    static String servers(PluginHealthcheck healthcheck) {
        return healthcheck.servers().isEmpty()
                ? "no server"
                : list(healthcheck.servers().stream()
                        .sorted(Comparator.comparing(server -> server.status().ordinal(), Comparator.reverseOrder()))
                        .map(server -> cut(server.serverName()) + " " + server.status())
                        .toList());
    }

    static String state(PluginState state) {
        if (state instanceof PluginState.Degraded degraded) {
            return "degraded (healthy: " + list(degraded.healthyServers()) + "; failed: "
                    + list(degraded.failedServers().stream().map(ServerHealth::serverName).toList()) + ")";
        }
        return state instanceof PluginState.Failed failed
                ? "failed (" + cut(failed.reason()) + ")"
                : state.wireName();
    }

    static String duration(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return millis % 1000 == 0 && millis > 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
