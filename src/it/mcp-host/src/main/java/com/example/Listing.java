package com.example;

import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ToolInfo;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One list of a server, read entry by entry. Only malformed entries, such as a tool without a name, are left out.
 *
 * @param entries the valid entries
 * @param fault an error text, or empty if the list has no error
 * @param replied whether the server replied with a list, even if some of its entries are malformed
 */
record Listing<T>(List<T> entries, String fault, boolean replied) {

    private static final int NAMED_FAULTS = 3;

    static <T> Listing<T> empty() {
        return new Listing<>(List.of(), "", true);
    }

    static <T> Listing<T> unavailable(String fault) {
        return new Listing<>(List.of(), fault, false);
    }

    static Listing<ToolInfo> tools(List<Map<?, ?>> pages, ServerText text) {
        return read("tools", pages, ToolInfo.class, ToolInfo::name, text);
    }

    static Listing<ResourceInfo> resources(List<Map<?, ?>> pages, ServerText text) {
        return read("resources", pages, ResourceInfo.class, ResourceInfo::uri, text);
    }

    private static <T> Listing<T> read(
            String member, List<Map<?, ?>> pages, Class<T> type, Function<T, String> key, ServerText text) {
        List<T> entries = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int index = 0;
        for (Map<?, ?> page : pages) {
            if (!(page.get(member) instanceof List<?> list)) {
                return new Listing<>(entries, member + "/list: no list of " + member, false);
            }
            for (Object entry : list) {
                try {
                    // The records of the model read entries in the form of MCP.
                    T value = McpJsonDefaults.getMapper().convertValue(entry, type);
                    if (key.apply(value).isBlank()) {
                        throw new IllegalArgumentException("blank");
                    }
                    entries.add(value);
                } catch (RuntimeException e) {
                    leftOut.add(member + "[" + index + "]" + name(entry, text));
                }
                index++;
            }
        }
        return new Listing<>(entries, fault(member, leftOut), true);
    }

    private static String name(Object entry, ServerText text) {
        return entry instanceof Map<?, ?> map && map.get("name") instanceof String name && !name.isBlank()
                ? " (" + text.summary(Stream.of(name)) + ")"
                : "";
    }

    private static String fault(String member, List<String> leftOut) {
        if (leftOut.isEmpty()) {
            return "";
        }
        int more = leftOut.size() - NAMED_FAULTS;
        return member + "/list: left out as malformed: "
                + leftOut.stream().limit(NAMED_FAULTS).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
