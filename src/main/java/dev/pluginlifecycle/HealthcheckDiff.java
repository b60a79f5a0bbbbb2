package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes between two healthchecks of one plugin.
 *
 * <p>Servers are matched by name. If a name occurs several times, the last entry counts, at the position of the first.
 * A different text, such as the reason of a state or the error text of a server, does not count as a change.
 *
 * @param previousState the state in the previous healthcheck
 * @param currentState the state in the current healthcheck
 * @param added the names of the servers that are only in the current healthcheck
 * @param removed the names of the servers that are only in the previous healthcheck
 * @param failed the names of the servers that are failed now and were not before, added servers included
 * @param degraded the names of the servers that are degraded now and were not before: they were healthy or failed, or
 *     are added
 * @param recovered the names of the servers in both healthchecks that are healthy now and were not before
 * @param capabilitiesChanged the names of the servers in both healthchecks whose capabilities differ, regardless of
 *     order and duplicates
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
                List<String> capabilitiesChanged) implements Serializable {

    /** Creates a diff. */
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
     * <p>Pass the older healthcheck first. To learn which servers are down when start-up is over, compare with a
     * healthcheck that has the state {@code Starting} and no servers.
     *
     * @throws IllegalArgumentException if the healthchecks have different plugin names
     */
    public static HealthcheckDiff between(PluginHealthcheck previous, PluginHealthcheck current) {
        Guard.notNull("previous", previous);
        Guard.notNull("current", current);
        if (!previous.pluginName().equals(current.pluginName())) {
            throw new IllegalArgumentException("previous and current must be of one plugin: \""
                    + Excerpt.of(previous.pluginName()) + "\", \"" + Excerpt.of(current.pluginName()) + "\"");
        }
        if (previous.servers().equals(current.servers())) {
            // Most healthchecks report no news, so this case is made fast.
            List<String> none = List.of();
            return new HealthcheckDiff(previous.state(), current.state(), none, none, none, none, none, none);
        }
        Matching<ServerHealth> servers =
                Matching.of(previous.servers(), current.servers(), ServerHealth::serverName);
        return new HealthcheckDiff(
                previous.state(),
                current.state(),
                servers.added(),
                servers.removed(),
                servers.currentKeys((before, now) -> isNew(ServerStatus.FAILED, before, now)),
                servers.currentKeys((before, now) -> isNew(ServerStatus.DEGRADED, before, now)),
                servers.changed((before, now) -> isNew(ServerStatus.HEALTHY, before, now)),
                servers.changed((before, now) -> !isEqualAsSet(before.capabilities(), now.capabilities())));
    }

    private static boolean isNew(ServerStatus status, ServerHealth before, ServerHealth now) {
        return now.status() == status && (before == null || before.status() != status);
    }

    private static boolean isEqualAsSet(List<String> before, List<String> now) {
        return before.equals(now) || new HashSet<>(before).equals(new HashSet<>(now));
    }

    /** {@return whether every list is empty and both states have the same wire name} */
    public boolean isEmpty() {
        return previousState.wireName().equals(currentState.wireName())
                && Stream.of(added, removed, failed, degraded, recovered, capabilitiesChanged).allMatch(List::isEmpty);
    }
}
