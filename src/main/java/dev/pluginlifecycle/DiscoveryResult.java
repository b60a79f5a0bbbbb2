package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tools and resources that a plugin offers.
 *
 * <p>Duplicate tool names and resource URIs are accepted, since JSON may contain them. An adapter must not return
 * duplicates: see {@link dev.pluginlifecycle.testing.Rule}.
 *
 * @param tools the tools
 * @param resources the resources
 * @param partial whether entries may be missing because a server has failed or has no result yet. It must be true while
 *     the plugin starts, and if some but not all servers have failed. Otherwise, it must be false if all servers are
 *     healthy. In other cases, the adapter decides.
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DiscoveryResult(
        @JsonProperty(value = "tools", index = 0, required = true) @Wire.Required List<ToolInfo> tools,
        @JsonProperty(value = "resources", index = 1, required = true) @Wire.Required List<ResourceInfo> resources,
        @JsonProperty(value = "partial", index = 2, required = true) @Wire.Required boolean partial)
        implements Serializable {

    /** Creates a discovery result. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DiscoveryResult {
        tools = Guard.list("tools", tools);
        resources = Guard.list("resources", resources);
    }

    /** {@return no tools and no resources, not partial: for a plugin that has been shut down} */
    public static DiscoveryResult empty() {
        return new DiscoveryResult(List.of(), List.of(), false);
    }

    /** {@return no tools and no resources, partial: for a server that has failed or has no result yet} */
    public static DiscoveryResult unavailable() {
        return new DiscoveryResult(List.of(), List.of(), true);
    }

    /**
     * Merges the results of one plugin's servers. The merged result is partial if any of them is.
     *
     * <p>If several tools have the same name, or several resources have the same URI, only the first one is kept, since
     * a call can reach only one of them. Servers often use the same name for different tools. To keep them all, an
     * adapter adds a prefix to each name before it merges the results.
     *
     * @param parts the results, in the order of the servers; without any, the merged result is {@link #empty()}
     */
    public static DiscoveryResult merge(List<DiscoveryResult> parts) {
        Map<String, ToolInfo> tools = new LinkedHashMap<>();
        Map<String, ResourceInfo> resources = new LinkedHashMap<>();
        boolean partial = false;
        for (DiscoveryResult part : Guard.list("parts", parts)) {
            part.tools.forEach(tool -> tools.putIfAbsent(tool.name(), tool));
            part.resources.forEach(resource -> resources.putIfAbsent(resource.uri(), resource));
            partial |= part.partial;
        }
        return new DiscoveryResult(List.copyOf(tools.values()), List.copyOf(resources.values()), partial);
    }
}
