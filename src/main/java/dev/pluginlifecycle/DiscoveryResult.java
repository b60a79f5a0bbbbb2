package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a plugin offers now.
 *
 * @param tools the tools, not null, copied to an unmodifiable list; on the wire {@code tools}
 * @param resources the resources, not null, copied to an unmodifiable list; on the wire {@code resources}
 * @param partial whether something is missing, because a server that may offer more did not answer; when no server
 *     did, either is sound; on the wire
 *     {@code partial}
 */
@Wire.Type
public record DiscoveryResult(
        @JsonProperty(value = "tools", index = 0) @Wire.Required List<ToolInfo> tools,
        @JsonProperty(value = "resources", index = 1) @Wire.Required List<ResourceInfo> resources,
        @JsonProperty(value = "partial", index = 2) @Wire.Required boolean partial) {

    private static final ToolInfo[] NO_TOOLS = {};
    private static final ResourceInfo[] NO_RESOURCES = {};

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if a component, or an element of one, is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DiscoveryResult {
        tools = CheckedList.of("tools", tools, NO_TOOLS);
        resources = CheckedList.of("resources", resources, NO_RESOURCES);
    }
}
