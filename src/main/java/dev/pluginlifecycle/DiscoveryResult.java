package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tools and resources that a plugin offers.
 *
 * <p>Duplicate tool names and resource URIs are allowed here, as on the wire. An adapter must not return duplicates:
 * see the rules of {@link PluginLifecycle}.
 *
 * @param tools the tools, not null, copied to an unmodifiable list; on the wire {@code tools}
 * @param resources the resources, not null, copied to an unmodifiable list; on the wire {@code resources}
 * @param partial whether entries may be missing because a server did not answer: true if some but not all servers have
 *     failed, false if every server is healthy, otherwise true or false; on the wire {@code partial}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DiscoveryResult(
        @JsonProperty(value = "tools", index = 0, required = true) @Wire.Required List<ToolInfo> tools,
        @JsonProperty(value = "resources", index = 1, required = true) @Wire.Required List<ResourceInfo> resources,
        @JsonProperty(value = "partial", index = 2, required = true) @Wire.Required boolean partial)
        implements Serializable {

    /**
     * Creates a discovery result.
     *
     * @throws NullPointerException if a list or a list element is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DiscoveryResult {
        tools = Guard.list("tools", tools);
        resources = Guard.list("resources", resources);
    }

    /**
     * Returns a result without tools and resources that is not partial, such as that of a stopped plugin.
     *
     * @return the result
     */
    public static DiscoveryResult empty() {
        return new DiscoveryResult(List.of(), List.of(), false);
    }

    /**
     * Returns a partial result without tools and resources, for a server that does not answer.
     *
     * @return the result
     */
    public static DiscoveryResult unavailable() {
        return new DiscoveryResult(List.of(), List.of(), true);
    }

    /**
     * Merges the results of one plugin's servers, in the given order. The merged result is partial if any of the
     * results is partial.
     *
     * <p>If several tools have the same name, or several resources have the same URI, only the first one is kept, since
     * a call can reach only one of them. Servers often use the same name for different tools. To keep them all, an
     * adapter adds a prefix to each name before it merges the results.
     *
     * @param parts the results, not null; an empty list becomes an empty result that is not partial
     * @return the merged result
     * @throws NullPointerException if {@code parts} or an element is null
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
        return new DiscoveryResult(new ArrayList<>(tools.values()), new ArrayList<>(resources.values()), partial);
    }
}
