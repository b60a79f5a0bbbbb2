package dev.pluginlifecycle.contract;

import java.util.ArrayList;
import java.util.List;

/** What must be read although it is not what is written. */
final class WireTolerances {

    private WireTolerances() {}

    record Tolerance(String json, WireSample read) {}

    static List<Tolerance> all() {
        List<Tolerance> tolerances = new ArrayList<>();
        WireSamples.all().stream()
                .filter(sample -> !sample.members().isEmpty())
                .forEach(sample -> tolerances.add(new Tolerance(sample.withUnknownMembers(), sample)));
        tolerances.addAll(List.of(
                new Tolerance(WireSamples.ALPHA.with("last_error", null), WireSamples.ALPHA),
                new Tolerance("{\"name\":\"search\"}", WireSamples.TOOL),
                new Tolerance("{\"uri\":\"index\",\"name\":\"Index\"}", WireSamples.RESOURCE),
                new Tolerance("{}", WireSamples.NO_CONFIG),
                new Tolerance(
                        WireSamples.NO_CONFIG.json().replace("{}", "null").replace("[]", "null"),
                        WireSamples.NO_CONFIG),
                camelCase(WireSamples.TOOL_WITH_SCHEMA),
                camelCase(WireSamples.RESOURCE_WITH_TYPE),
                camelCase(WireSamples.CONFIG)));
        return List.copyOf(tolerances);
    }

    /** The names of MCP and of a config file; the values hold no underscore before a letter. */
    private static Tolerance camelCase(WireSample sample) {
        StringBuilder json = new StringBuilder();
        for (String part : sample.json().split("_")) {
            json.append(json.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return new Tolerance(json.toString(), sample);
    }
}
