package dev.pluginlifecycle.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A value and its form.
 *
 * @param type what the form is read as
 * @param json the form, without white space
 * @param members the members of the form, in their order; empty for an enum
 */
record WireSample(Class<?> type, Object value, String json, Map<String, String> members) {

    private static final String UNKNOWN = "\"x_unknown\":{\"state\":\"paused\",\"list\":[null,1]}";

    static WireSample ofText(Object value, String text) {
        return new WireSample(value.getClass(), value, "\"" + text + "\"", Map.of());
    }

    /** Of an object, whose members are given as name and JSON by turns. */
    static WireSample ofObject(Class<?> type, Object value, String... members) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            byName.put(members[i], members[i + 1]);
        }
        return new WireSample(type, value, object(byName), byName);
    }

    /** {@return the name of the value's type, as {@code PluginState.Healthy}} */
    String name() {
        String packageName = value.getClass().getPackageName();
        return value.getClass().getName().substring(packageName.length() + 1).replace('$', '.');
    }

    /** {@return the form with one member replaced, or without it for null} */
    String with(String member, String json) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(member, json);
        return object(changed);
    }

    /** {@return the form with a member that nobody knows at its start and at its end} */
    String withUnknownMembers() {
        String known = json.substring(1, json.length() - 1);
        return "{" + UNKNOWN + "," + known + "," + UNKNOWN.replace("unknown", "other") + "}";
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .filter(member -> Objects.nonNull(member.getValue()))
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
