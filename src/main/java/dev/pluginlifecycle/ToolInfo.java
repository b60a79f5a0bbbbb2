package dev.pluginlifecycle;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Map;

/**
 * A tool that a plugin offers.
 *
 * <p>An entry of MCP's {@code tools/list} can be read unchanged. Its other members, such as {@code title},
 * {@code annotations}, {@code outputSchema} and {@code _meta}, are ignored.
 *
 * <h2>The input schema</h2>
 *
 * <p>The schema is a JSON object in plain Java: maps with string keys, lists or {@code Object[]}, strings, booleans,
 * finite numbers and null. It has at most 100 levels, the outermost object included, and at most 100,000 values in
 * total; a shared object or array counts each time. The schema is copied deeply to an unmodifiable map in the same
 * order.
 *
 * <p>Numbers are converted to the types that Jackson reads by default, so that a schema is equal after it is written
 * and read back. Integers become {@code Integer}, {@code Long} or {@code BigInteger}, depending on the value.
 * {@code Float}, {@code Double} and {@code BigDecimal} become {@code Double}; other types of numbers are rejected.
 * Negative zero becomes 0.0.
 *
 * @param name the tool's name
 * @param description a description for a language model or a person, or null
 * @param inputSchema the JSON Schema of the tool's arguments, or null; also read from MCP's {@code inputSchema}
 */
@JsonAutoDetect(getterVisibility = NONE, isGetterVisibility = NONE, creatorVisibility = NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ToolInfo(
        @JsonProperty(value = "name", index = 0, required = true) @Wire.Required String name,
        @JsonProperty(value = "description", index = 1) @Wire.Nullable String description,
        @JsonProperty(value = "input_schema", index = 2) @JsonAlias("inputSchema") @Wire.Nullable
                Map<String, Object> inputSchema) implements Serializable {

    /**
     * Creates a tool.
     *
     * @throws IllegalArgumentException if {@code inputSchema} is not as described above, has a null key, or has two
     *     keys that are equal after lone surrogates are replaced; the message names the path:
     *     {@code inputSchema.properties.q: NaN is not a JSON number}
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ToolInfo {
        name = Guard.string("name", name);
        description = Guard.nullableString(description);
        inputSchema = InputSchema.copyOf(inputSchema);
    }

    /** Creates a tool without a description or an input schema. */
    // Otherwise, Jackson 3 would use this constructor to read a plain JSON string.
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    public ToolInfo(String name) {
        this(name, null, null);
    }

    /** Creates a tool without an input schema. The description may be null. */
    public ToolInfo(String name, String description) {
        this(name, description, null);
    }
}
