package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes between two discoveries of one plugin.
 *
 * <p>Tools are matched by name and resources by URI. If one occurs several times, the last entry counts, at the
 * position of the first.
 *
 * <p>If the current discovery is partial, a removed tool or resource may just be unreachable for now. If the previous
 * discovery is partial, an added one may have existed before.
 *
 * @param toolsAdded the names of the tools that are only in the current discovery
 * @param toolsRemoved the names of the tools that are only in the previous discovery
 * @param toolsChanged the names of the tools that are in both discoveries but not equal
 * @param resourcesAdded the URIs of the resources that are only in the current discovery
 * @param resourcesRemoved the URIs of the resources that are only in the previous discovery
 * @param resourcesChanged the URIs of the resources that are in both discoveries but not equal
 * @param previousPartial whether the previous discovery is partial
 * @param currentPartial whether the current discovery is partial
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DiscoveryDiff(
        @JsonProperty(value = "tools_added", index = 0, required = true) @Wire.Required List<String> toolsAdded,
        @JsonProperty(value = "tools_removed", index = 1, required = true) @Wire.Required List<String> toolsRemoved,
        @JsonProperty(value = "tools_changed", index = 2, required = true) @Wire.Required List<String> toolsChanged,
        @JsonProperty(value = "resources_added", index = 3, required = true) @Wire.Required
                List<String> resourcesAdded,
        @JsonProperty(value = "resources_removed", index = 4, required = true) @Wire.Required
                List<String> resourcesRemoved,
        @JsonProperty(value = "resources_changed", index = 5, required = true) @Wire.Required
                List<String> resourcesChanged,
        @JsonProperty(value = "previous_partial", index = 6, required = true) @Wire.Required boolean previousPartial,
        @JsonProperty(value = "current_partial", index = 7, required = true) @Wire.Required boolean currentPartial)
        implements Serializable {

    /** Creates a diff. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public DiscoveryDiff {
        toolsAdded = Guard.strings("toolsAdded", toolsAdded);
        toolsRemoved = Guard.strings("toolsRemoved", toolsRemoved);
        toolsChanged = Guard.strings("toolsChanged", toolsChanged);
        resourcesAdded = Guard.strings("resourcesAdded", resourcesAdded);
        resourcesRemoved = Guard.strings("resourcesRemoved", resourcesRemoved);
        resourcesChanged = Guard.strings("resourcesChanged", resourcesChanged);
    }

    /**
     * Compares two discoveries of one plugin, the older one first. Removed tools and resources are in the order of
     * {@code previous}, and all others in the order of {@code current}.
     */
    public static DiscoveryDiff between(DiscoveryResult previous, DiscoveryResult current) {
        Guard.notNull("previous", previous);
        Guard.notNull("current", current);
        Matching<ToolInfo> tools = Matching.of(previous.tools(), current.tools(), ToolInfo::name);
        Matching<ResourceInfo> resources =
                Matching.of(previous.resources(), current.resources(), ResourceInfo::uri);
        return new DiscoveryDiff(
                tools.added(),
                tools.removed(),
                tools.changed((before, now) -> !before.equals(now)),
                resources.added(),
                resources.removed(),
                resources.changed((before, now) -> !before.equals(now)),
                previous.partial(),
                current.partial());
    }

    /** {@return whether every list is empty} */
    public boolean isEmpty() {
        return Stream.of(toolsAdded, toolsRemoved, toolsChanged, resourcesAdded, resourcesRemoved, resourcesChanged)
                .allMatch(List::isEmpty);
    }
}
