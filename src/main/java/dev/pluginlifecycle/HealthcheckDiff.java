package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What changed between two checks of one plugin.
 *
 * <p>Servers are matched by name; of a repeated name the last entry counts, at the place of the first.
 *
 * @param previousState the state at the earlier check, not null; on the wire {@code previous_state}
 * @param currentState the state at the later check, not null; on the wire {@code current_state}
 * @param added the names of the servers that only the later check lists, not null; on the wire {@code added}
 * @param removed the names of the servers that only the earlier check lists, not null; on the wire {@code removed}
 * @param failed the names of the servers in both that have failed since, not null; on the wire {@code failed}
 * @param degraded the names of the servers in both that are degraded now and were healthy or failed, not null; on the
 *     wire {@code degraded}
 * @param recovered the names of the servers in both that are healthy now and were not, not null; on the wire
 *     {@code recovered}
 */
@Wire.Type
public record HealthcheckDiff(
        @JsonProperty(value = "previous_state", index = 0) @Wire.Required PluginState previousState,
        @JsonProperty(value = "current_state", index = 1) @Wire.Required PluginState currentState,
        @JsonProperty(value = "added", index = 2) @Wire.Required List<String> added,
        @JsonProperty(value = "removed", index = 3) @Wire.Required List<String> removed,
        @JsonProperty(value = "failed", index = 4) @Wire.Required List<String> failed,
        @JsonProperty(value = "degraded", index = 5) @Wire.Required List<String> degraded,
        @JsonProperty(value = "recovered", index = 6) @Wire.Required List<String> recovered) {

    /**
     * Checks the components, and copies the lists to unmodifiable ones.
     *
     * @throws NullPointerException if a component, or an element of one, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public HealthcheckDiff {
        Objects.requireNonNull(previousState, "previousState must not be null");
        Objects.requireNonNull(currentState, "currentState must not be null");
        added = CheckedList.ofStrings("added", added);
        removed = CheckedList.ofStrings("removed", removed);
        failed = CheckedList.ofStrings("failed", failed);
        degraded = CheckedList.ofStrings("degraded", degraded);
        recovered = CheckedList.ofStrings("recovered", recovered);
    }

    /**
     * Compares two checks of one plugin. {@code removed} follows the order of the earlier check, the other lists
     * that of the later one.
     *
     * @param previous the earlier check, not null
     * @param current the later check, not null
     * @return what changed
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the checks are of plugins with different names
     */
    public static HealthcheckDiff between(PluginHealthcheck previous, PluginHealthcheck current) {
        Objects.requireNonNull(previous, "previous must not be null");
        Objects.requireNonNull(current, "current must not be null");
        if (!previous.pluginName().equals(current.pluginName())) {
            throw new IllegalArgumentException("previous and current must be of one plugin: \""
                    + previous.pluginName() + "\", \"" + current.pluginName() + "\"");
        }
        Map<String, ServerStatus> before = statuses(previous);
        Map<String, ServerStatus> after = statuses(current);
        List<String> removed = new ArrayList<>(before.keySet());
        removed.removeIf(after::containsKey);
        List<String> added = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> degraded = new ArrayList<>();
        List<String> recovered = new ArrayList<>();
        after.forEach((name, status) -> {
            ServerStatus was = before.get(name);
            if (was == null) {
                added.add(name);
            } else if (was != status) {
                switch (status) {
                    case HEALTHY -> recovered.add(name);
                    case DEGRADED -> degraded.add(name);
                    case FAILED -> failed.add(name);
                }
            }
        });
        return new HealthcheckDiff(
                previous.state(), current.state(), added, removed, failed, degraded, recovered);
    }

    private static Map<String, ServerStatus> statuses(PluginHealthcheck healthcheck) {
        Map<String, ServerStatus> statuses = new LinkedHashMap<>();
        for (ServerHealth server : healthcheck.servers()) {
            statuses.put(server.serverName(), server.status());
        }
        return statuses;
    }

    /**
     * {@return whether no server came, went or changed its status, and the states are equal} States of which one has
     * another reason or error text are not equal.
     */
    public boolean isEmpty() {
        return previousState.equals(currentState)
                && added.isEmpty()
                && removed.isEmpty()
                && failed.isEmpty()
                && degraded.isEmpty()
                && recovered.isEmpty();
    }
}
