package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A tool that a plugin offers, as an entry of MCP's {@code tools/list} describes it.
 *
 * <p>{@code inputSchema} is a JSON object in plain Java: maps with string keys, lists, strings, booleans, finite
 * numbers and null. Numbers become what Jackson reads back by default: {@code Integer}, {@code Long},
 * {@code BigInteger} or {@code Double}. Of a {@code Double} from 1e7 to 1e18 that is a whole number and no multiple of
 * ten, such as {@code 1.2345678901E10}, the integer is kept, and a negative zero is zero. The schema itself is the
 * first of at most 100 levels, and what it holds, at any level, is at most 100,000 values; a branch that is shared
 * counts each time.
 *
 * @param name the tool's name, not null; on the wire {@code name}
 * @param description what the tool does, for a model or a person to read, or null; on the wire
 *     {@code description}
 * @param inputSchema the JSON Schema of the tool's arguments, or null; copied, in its order, unmodifiable all the
 *     way down; on the wire {@code input_schema}, and read from MCP's {@code inputSchema} too
 */
@Wire.Type
public record ToolInfo(
        @JsonProperty(value = "name", index = 0) @Wire.Required String name,
        @JsonProperty(value = "description", index = 1) @Wire.Nullable String description,
        @JsonProperty(value = "input_schema", index = 2) @JsonAlias("inputSchema") @Wire.Nullable
                Map<String, Object> inputSchema) {

    /**
     * Checks and copies the components.
     *
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code inputSchema} holds what is no JSON, a number beyond a double's range,
     *     a decimal of more than about 1,000 digits, or two keys that are the same once unpaired surrogates are
     *     replaced; if it contains itself, or has more than 100 levels or 100,000 values; the message names the path:
     *     {@code inputSchema.properties.q: NaN is not a JSON number}
     */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public ToolInfo {
        name = WellFormed.required("name", name);
        description = WellFormed.nullable(description);
        inputSchema = PlainJson.object("inputSchema", inputSchema);
    }
}
