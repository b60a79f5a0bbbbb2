package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes between two healthchecks of one plugin.
 *
 * <p>Servers are matched by name. If there are duplicates, the last one counts, but at the position of the first. A
 * different text, such as the reason of a state or the error text of a server, does not count as a change.
 *
 * @param previousState the state in the previous healthcheck, not null; on the wire {@code previous_state}
 * @param currentState the state in the current healthcheck, not null; on the wire {@code current_state}
 * @param added the names of the servers that are only in the current healthcheck, not null; on the wire {@code added}
 * @param removed the names of the servers that are only in the previous healthcheck, not null; on the wire
 *     {@code removed}
 * @param failed the names of the servers in both healthchecks whose status changed to failed, not null; on the wire
 *     {@code failed}
 * @param degraded the names of the servers in both healthchecks whose status changed to degraded, not null; on the wire
 *     {@code degraded}
 * @param recovered the names of the servers in both healthchecks whose status changed to healthy, not null; on the wire
 *     {@code recovered}
 * @param capabilitiesChanged the names of the servers in both healthchecks whose capabilities differ, regardless of
 *     order and duplicates, not null; on the wire {@code capabilities_changed}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HealthcheckDiff(
        @JsonProperty(value = "previous_state", index = 0, required = true) @Wire.Required PluginState previousState,
        @JsonProperty(value = "current_state", index = 1, required = true) @Wire.Required PluginState currentState,
        @JsonProperty(value = "added", index = 2, required = true) @Wire.Required List<String> added,
        @JsonProperty(value = "removed", index = 3, required = true) @Wire.Required List<String> removed,
        @JsonProperty(value = "failed", index = 4, required = true) @Wire.Required List<String> failed,
        @JsonProperty(value = "degraded", index = 5, required = true) @Wire.Required List<String> degraded,
        @JsonProperty(value = "recovered", index = 6, required = true) @Wire.Required List<String> recovered,
        @JsonProperty(value = "capabilities_changed", index = 7, required = true) @Wire.Required
                List<String> capabilitiesChanged) {

    /**
     * Creates a diff. The lists are copied to unmodifiable ones, and lone surrogates are replaced by U+FFFD.
     *
     * @throws NullPointerException if a component or a list element is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public HealthcheckDiff {
        Guard.notNull("previousState", previousState);
        Guard.notNull("currentState", currentState);
        added = Guard.strings("added", added);
        removed = Guard.strings("removed", removed);
        failed = Guard.strings("failed", failed);
        degraded = Guard.strings("degraded", degraded);
        recovered = Guard.strings("recovered", recovered);
        capabilitiesChanged = Guard.strings("capabilitiesChanged", capabilitiesChanged);
    }

    /**
     * Compares two healthchecks of one plugin. The names in {@code removed} are in the order of {@code previous}, and
     * those in the other lists in the order of {@code current}.
     *
     * @param previous the previous healthcheck, not null
     * @param current the current healthcheck, not null
     * @return the changes
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the healthchecks have different plugin names
     */
    public static HealthcheckDiff between(PluginHealthcheck previous, PluginHealthcheck current) {
        Guard.notNull("previous", previous);
        Guard.notNull("current", current);
        if (!previous.pluginName().equals(current.pluginName())) {
            throw new IllegalArgumentException("previous and current must be of one plugin: \""
                    + Excerpt.of(previous.pluginName()) + "\", \"" + Excerpt.of(current.pluginName()) + "\"");
        }
        Matching<ServerHealth> servers =
                Matching.of(previous.servers(), current.servers(), ServerHealth::serverName);
        return new HealthcheckDiff(
                previous.state(),
                current.state(),
                servers.added(),
                servers.removed(),
                changedTo(ServerStatus.FAILED, servers),
                changedTo(ServerStatus.DEGRADED, servers),
                changedTo(ServerStatus.HEALTHY, servers),
                servers.changed((before, now) ->
                        !new HashSet<>(before.capabilities()).equals(new HashSet<>(now.capabilities()))));
    }

    private static List<String> changedTo(ServerStatus status, Matching<ServerHealth> servers) {
        return servers.changed((before, now) -> now.status() == status && before.status() != status);
    }

    /**
     * {@return whether every list is empty and both states have the same wire name}
     */
    public boolean isEmpty() {
        return previousState.wireName().equals(currentState.wireName())
                && Stream.of(added, removed, failed, degraded, recovered, capabilitiesChanged).allMatch(List::isEmpty);
    }
}
