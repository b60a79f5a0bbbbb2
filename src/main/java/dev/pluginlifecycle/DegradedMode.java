package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * What a degraded plugin can still do, and what it cannot.
 *
 * @param availableTools the names of the tools on offer, not null, copied to an unmodifiable list; on the wire
 *     {@code available_tools}
 * @param unavailableTools the capabilities of the failed servers, not null, copied to an unmodifiable list; on the
 *     wire {@code unavailable_tools}
 * @param reason why the plugin is degraded, for a person to read, not null; on the wire {@code reason}
 */
@Wire.Type
public record DegradedMode(
        @JsonProperty(value = "available_tools", index = 0) @Wire.Required List<String> availableTools,
        @JsonProperty(value = "unavailable_tools", index = 1) @Wire.Required List<String> unavailableTools,
        @JsonProperty(value = "reason", index = 2) @Wire.Required String reason) {

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if a component, or an element of one, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DegradedMode {
        availableTools = CheckedList.ofStrings("availableTools", availableTools);
        unavailableTools = CheckedList.ofStrings("unavailableTools", unavailableTools);
        reason = WellFormed.required("reason", reason);
    }

    static DegradedMode of(PluginState.Degraded state, DiscoveryResult discovery) {
        String[] available = new String[discovery.tools().size()];
        int tools = 0;
        for (ToolInfo tool : discovery.tools()) {
            available[tools++] = tool.name();
        }
        List<String> unavailable = new ArrayList<>();
        for (ServerHealth server : state.failedServers()) {
            unavailable.addAll(server.capabilities());
        }
        String reason = state.healthyServers().size() + " servers healthy, "
                + state.failedServers().size() + " servers failed";
        return new DegradedMode(CheckedList.ofChecked(available, tools), unavailable, reason);
    }
}
