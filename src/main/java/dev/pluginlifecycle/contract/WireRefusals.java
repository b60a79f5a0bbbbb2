package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycleEvent;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must not be read as a value. */
final class WireRefusals {

    private static final Set<String> MAY_BE_NULL = Set.of("last_error", "description", "input_schema", "mime_type");

    private WireRefusals() {}

    record Refusal(Class<?> type, String json, String why) {}

    static List<Refusal> all() {
        List<Refusal> refusals = new ArrayList<>();
        for (String name : List.of("paused", "Healthy", "HEALTHY")) {
            String text = "\"" + name + "\"";
            String state = "{\"state\":" + text + "}";
            String why = "no %s is called " + name;
            refusals.add(new Refusal(ServerStatus.class, text, why.formatted("status")));
            refusals.add(new Refusal(PluginLifecycleEvent.class, text, why.formatted("event")));
            refusals.add(new Refusal(PluginState.class, state, why.formatted("state")));
            refusals.add(refusal(WireSamples.ALPHA, "status", text, why.formatted("status")));
            refusals.add(refusal(WireSamples.HEALTHCHECK, "state", state, why.formatted("state")));
        }
        refusals.add(refusal(WireSamples.ALPHA, "status", "1", "a status is a string"));
        Set<String> seen = new HashSet<>(Set.of(WireSamples.NO_CONFIG.name()));
        for (WireSample sample : WireSamples.all()) {
            if (seen.add(sample.name())) {
                addRequired(refusals, sample);
            }
        }
        return List.copyOf(refusals);
    }

    private static void addRequired(List<Refusal> refusals, WireSample sample) {
        for (String member : sample.members().keySet()) {
            if (!MAY_BE_NULL.contains(member)) {
                refusals.add(refusal(sample, member, null, member + " is required"));
                refusals.add(refusal(sample, member, WireSamples.NULL, member + " must not be null"));
            }
        }
    }

    private static Refusal refusal(WireSample sample, String member, String json, String why) {
        return new Refusal(sample.type(), sample.with(member, json), why);
    }
}
