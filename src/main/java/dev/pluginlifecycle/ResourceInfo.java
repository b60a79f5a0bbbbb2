package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A resource that a plugin offers, as an entry of MCP's {@code resources/list} describes it.
 *
 * @param uri where the resource is, not null, not checked; on the wire {@code uri}
 * @param name the resource's name, not null; on the wire {@code name}
 * @param description what the resource is, for a model or a person to read, or null; on the wire
 *     {@code description}
 * @param mimeType the resource's media type, or null, not checked; on the wire {@code mime_type}, and read from
 *     MCP's {@code mimeType} too
 */
@Wire.Type
public record ResourceInfo(
        @JsonProperty(value = "uri", index = 0) @Wire.Required String uri,
        @JsonProperty(value = "name", index = 1) @Wire.Required String name,
        @JsonProperty(value = "description", index = 2) @Wire.Nullable String description,
        @JsonProperty(value = "mime_type", index = 3) @JsonAlias("mimeType") @Wire.Nullable String mimeType) {

    /**
     * Checks the components, and replaces unpaired surrogates in them by U+FFFD.
     *
     * @throws NullPointerException if {@code uri} or {@code name} is null
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ResourceInfo {
        uri = WellFormed.required("uri", uri);
        name = WellFormed.required("name", name);
        description = WellFormed.nullable(description);
        mimeType = WellFormed.nullable(mimeType);
    }
}
