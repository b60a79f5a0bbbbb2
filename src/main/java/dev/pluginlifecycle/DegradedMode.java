package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The available and the unavailable tools of a degraded plugin.
 *
 * <p>As in the Rust model, a tool provided by both a failed and a usable server appears in both lists.
 * {@link #lostTools()} excludes such tools.
 *
 * @param availableTools the names of the discovered tools, duplicates included
 * @param unavailableTools the capabilities of the failed servers, duplicates included
 * @param reason how many servers are usable, called healthy, and how many have failed, such as
 *     {@code 1 servers healthy, 1 servers failed}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DegradedMode(
        @JsonProperty(value = "available_tools", index = 0, required = true) @Wire.Required
                List<String> availableTools,
        @JsonProperty(value = "unavailable_tools", index = 1, required = true) @Wire.Required
                List<String> unavailableTools,
        @JsonProperty(value = "reason", index = 2, required = true) @Wire.Required String reason)
        implements Serializable {

    /** Creates a degraded mode. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DegradedMode {
        availableTools = Guard.strings("availableTools", availableTools);
        unavailableTools = Guard.strings("unavailableTools", unavailableTools);
        reason = Guard.string("reason", reason);
    }

    static DegradedMode of(PluginState.Degraded state, DiscoveryResult discovery) {
        List<ServerHealth> failed = state.failedServers();
        // The text of the reason is that of the Rust model, also for one server.
        return new DegradedMode(
                discovery.tools().stream().map(ToolInfo::name).toList(),
                failed.stream().flatMap(server -> server.capabilities().stream()).toList(),
                state.healthyServers().size() + " servers healthy, " + failed.size() + " servers failed");
    }

    /**
     * {@return the names of the tools that a user misses: those only in {@code unavailableTools}, in order, each once}
     */
    public List<String> lostTools() {
        Set<String> lost = new LinkedHashSet<>(unavailableTools);
        availableTools.forEach(lost::remove);
        return List.copyOf(lost);
    }
}
