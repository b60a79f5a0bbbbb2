package dev.pluginlifecycle.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A factory for Jackson 2 mappers that read and write the model as the Rust runtime does with serde_json.
 *
 * <p>Like the Rust runtime, the mapper rejects duplicate members, numbers or booleans in place of strings, strings or
 * fractions in place of integers, trailing content, comments and other text that is not valid JSON, bytes that are not
 * UTF-8, and more than 127 levels of nesting. It writes the same JSON as the Rust runtime, both as a {@code String} and
 * as UTF-8 bytes: only the quotation mark, the backslash and the characters up to U+001F are escaped, hex escapes are
 * in lower case, and the keys of {@code enabled_plugins} and of a schema are sorted.
 *
 * <p>The tests of this library compare the mapper with the Rust runtime on 965 JSON texts: both reject a text, or both
 * read it and write the same bytes for it. The mapper intentionally differs from the Rust runtime:
 *
 * <ul>
 *   <li>It rejects an array in place of a record, and an object with one member in place of an enum constant.
 *   <li>It rejects a {@code last_check} above 2^63-1.
 *   <li>It rejects an {@code input_schema} that is not an object or exceeds the limits of
 *       {@link dev.pluginlifecycle.ToolInfo}.
 *   <li>It rejects a number, a name or a string beyond Jackson's default {@link StreamReadConstraints}.
 *   <li>It rejects duplicate members inside a schema and among unknown members.
 *   <li>It sorts keys by UTF-16 code unit and not by code point. The order differs only if a character in U+E000 to
 *       U+FFFF is compared with one above U+FFFF.
 *   <li>It reads an escaped lone surrogate in a value as U+FFFD. In a member name, some versions of Jackson reject it.
 *   <li>It reads {@code -0} and {@code -0.0} as 0.
 *   <li>In an unknown member, it also skips a number beyond the range of a double.
 *   <li>It reads MCP's {@code inputSchema} and {@code mimeType}, and the camelCase names of
 *       {@code RuntimePluginConfig}. If JSON contains both names of a member, the last one counts.
 *   <li>In a schema, it writes fractions and exponents in Java's notation, {@code 1.0E21}, and keeps every digit of an
 *       integer beyond 64 bits.
 *   <li>It reads {@code null} at the top level as Java's null.
 * </ul>
 */
public final class StrictJson {

    /** The recursion limit of serde_json is 128, and serde_json rejects a text that reaches it. */
    private static final int MAX_LEVELS = 127;

    private StrictJson() {}

    /**
     * {@return a new mapper}
     *
     * <p>This method needs {@code jackson-databind} 2.18 or newer. A named module that calls it must require
     * {@code com.fasterxml.jackson.databind}.
     */
    // The warning is about "requires static" without "transitive", which lets a host leave databind out.
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
                .withCoercionConfigDefaults(config -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .build();
    }
}
