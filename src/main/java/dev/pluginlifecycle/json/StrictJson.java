package dev.pluginlifecycle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/**
 * The wire form to the byte: a Jackson 2 mapper that reads and writes the model as Rust's serde_json does.
 *
 * <p>It refuses what the Rust reader refuses: duplicate members, numbers or booleans for strings, strings or
 * fractions for integers, trailing content, anything that is no JSON, text that is not UTF-8, and more than 127 levels.
 * It writes the same bytes, as a {@code String} and as UTF-8: hex escapes in lower case, {@code /} and everything
 * above U+001F as it is, the keys of a free map sorted.
 *
 * <p>It differs from the Rust reader and writer, on purpose, in this:
 *
 * <ul>
 *   <li>An object given as an array, and an enum given as an object with one member, are refused.
 *   <li>Refused as well: a {@code last_check} above 2^63-1; an {@code input_schema} that is no object or has more than
 *       100 levels or 100,000 values; numbers, names and strings beyond {@link StreamReadConstraints}; duplicate
 *       members inside a schema and among unknown members.
 *   <li>Keys sort by UTF-16 unit and not by code point, which differs only between U+E000 to U+FFFF and what is
 *       above U+FFFF.
 *   <li>An escaped unpaired surrogate in a value is read as U+FFFD, in a name it may be refused, as the version of
 *       Jackson has it; {@code -0} and {@code -0.0} are read as 0.
 *   <li>MCP's {@code inputSchema} and {@code mimeType} are read, as are the camelCase names of
 *       {@code RuntimePluginConfig}; of a member given under both names the last counts.
 *   <li>In a schema, fractions and exponents are written in Java's notation, {@code 1.0E21}, integers beyond 64
 *       bits keep every digit, and what is written so but is a whole number from 1e7 to 1e18 and no multiple of ten,
 *       {@code 1.2345678901E10}, is kept as the integer.
 *   <li>{@code null} at the top is read as Java's null.
 * </ul>
 */
public final class StrictJson {

    /** serde_json's recursion limit, 128, less the level at which it refuses. */
    private static final int MAX_LEVELS = 127;

    private StrictJson() {}

    /**
     * {@return a new mapper} Needs {@code jackson-databind} 2.18 or newer; a caller in a named module requires it
     * itself.
     */
    // Databind is a static dependency of the module, so that a host can do without it.
    @SuppressWarnings("exports")
    public static JsonMapper newMapper() {
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfigDefaults(config -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .build();
    }
}
