package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * A resource that a plugin offers.
 *
 * <p>An entry of MCP's {@code resources/list} can be read unchanged. Its other members, such as {@code title},
 * {@code annotations}, {@code size} and {@code _meta}, are ignored.
 *
 * @param uri the resource's URI; its syntax is not checked
 * @param name the resource's name
 * @param description a description for a language model or a person, or null
 * @param mimeType the resource's media type, or null; its syntax is not checked; also read from MCP's {@code mimeType}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceInfo(
        @JsonProperty(value = "uri", index = 0, required = true) @Wire.Required String uri,
        @JsonProperty(value = "name", index = 1, required = true) @Wire.Required String name,
        @JsonProperty(value = "description", index = 2) @Wire.Nullable String description,
        @JsonProperty(value = "mime_type", index = 3) @JsonAlias("mimeType") @Wire.Nullable String mimeType)
        implements Serializable {

    /** Creates a resource. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ResourceInfo {
        uri = Guard.string("uri", uri);
        name = Guard.string("name", name);
        description = Guard.nullableString(description);
        mimeType = Guard.nullableString(mimeType);
    }

    /** Creates a resource without a description or a media type. */
    public ResourceInfo(String uri, String name) {
        this(uri, name, null, null);
    }
}
