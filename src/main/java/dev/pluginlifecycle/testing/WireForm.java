package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerStatus;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The expected JSON form of a value: snake_case names, members in the order of the record's components, and nulls. */
final class WireForm {

    private WireForm() {}

    static String of(Object value) {
        if (value instanceof String string) {
            return JsonText.quoted(string);
        }
        if (value instanceof ServerStatus status) {
            return JsonText.quoted(status.wireName());
        }
        if (value instanceof PluginLifecycleEvent event) {
            return JsonText.quoted(event.wireName());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(WireForm::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> members = new LinkedHashMap<>();
            map.forEach((key, each) -> members.put((String) key, of(each)));
            return object(members);
        }
        // The remaining values are numbers, booleans and null.
        return value instanceof Record record ? object(members(record)) : String.valueOf(value);
    }

    /** {@return the members of a record in JSON, by their names in JSON} */
    static Map<String, String> members(Record value) {
        return members(value, WireForm::snakeCase);
    }

    /** {@return the members of a record in JSON, by names that {@code naming} derives from the components} */
    static Map<String, String> members(Record value, UnaryOperator<String> naming) {
        Map<String, String> members = new LinkedHashMap<>();
        if (value instanceof PluginState state) {
            members.put("state", JsonText.quoted(state.wireName()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                members.put(naming.apply(component.getName()), of(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return members;
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> JsonText.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
