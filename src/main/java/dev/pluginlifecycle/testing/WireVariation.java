package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A JSON text to read, and the expected value.
 *
 * @param type the type to read
 * @param description what follows the type's name in a message, such as {@code  without "status"}, or empty
 * @param json the JSON text
 * @param expected the expected value, or null if the mapper must reject the text
 */
record WireVariation(Class<?> type, String description, String json, Object expected) {

    private static final Set<String> NULLABLE = Set.of("last_error", "description", "input_schema", "mime_type");
    /** The values of nullable members that are equal to those of absent members. */
    private static final Set<String> DEFAULTS = Set.of("null", "{}", "[]");
    private static final String UNKNOWN = "{\"state\":\"paused\",\"list\":[null,1]}";

    static List<WireVariation> all() {
        List<WireVariation> variations = new ArrayList<>();
        for (Object sample : WireSamples.all()) {
            if (sample instanceof Record record) {
                variations.add(withUnknownMembers(record));
                WireForm.members(record).forEach((member, json) -> {
                    boolean isNullable = record instanceof RuntimePluginConfig || NULLABLE.contains(member);
                    if (!isNullable || DEFAULTS.contains(json)) {
                        variations.addAll(withNullOrAbsent(record, member, isNullable ? record : null));
                    }
                });
            }
            if (sample instanceof ToolInfo || sample instanceof ResourceInfo || sample instanceof RuntimePluginConfig) {
                Map<String, String> camelCase = WireForm.members((Record) sample, UnaryOperator.identity());
                variations.add(of((Record) sample, " with camelCase names", camelCase, sample));
            }
        }
        for (String name : List.of("paused", "Healthy", "HEALTHY", "")) {
            String text = JsonText.quoted(name);
            variations.add(rejected(ServerStatus.class, text));
            variations.add(rejected(PluginLifecycleEvent.class, text));
            variations.add(rejected(PluginState.class, "{\"state\":" + text + "}"));
        }
        // A mapper may read a number as an ordinal.
        variations.add(rejected(ServerStatus.class, "1"));
        return variations;
    }

    /** {@return the type as which a sample is read} */
    static Class<?> typeOf(Object sample) {
        return sample instanceof PluginState ? PluginState.class : sample.getClass();
    }

    private static WireVariation rejected(Class<?> type, String json) {
        return new WireVariation(type, " " + json, json, null);
    }

    private static WireVariation of(Record sample, String description, Map<String, String> members, Object expected) {
        return new WireVariation(typeOf(sample), description, WireForm.object(members), expected);
    }

    private static WireVariation withUnknownMembers(Record sample) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("x_first", UNKNOWN);
        members.putAll(WireForm.members(sample));
        members.put("x_last", UNKNOWN);
        return of(sample, " with unknown members", members, sample);
    }

    /** {@return two variations of a sample: one in which a member is null, and one in which it is absent} */
    private static List<WireVariation> withNullOrAbsent(Record sample, String member, Object expected) {
        Map<String, String> members = WireForm.members(sample);
        members.put(member, "null");
        WireVariation withNull = of(sample, " with \"" + member + "\":null", members, expected);
        members.remove(member);
        return List.of(withNull, of(sample, " without \"" + member + "\"", members, expected));
    }
}
