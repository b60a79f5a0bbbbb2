package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryDiff;
import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.HealthcheckDiff;
import dev.pluginlifecycle.PluginHealthcheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds answers to several threads that differ from those to one thread, before and after. A difference that a change
 * of a server may explain does not count.
 */
final class ConcurrentAnswers {

    private final Snapshot before;
    private final List<PluginHealthcheck> healthchecks;
    private final List<DiscoveryResult> discoveries;

    ConcurrentAnswers(Snapshot before, List<Call> calls) {
        this.before = before;
        this.healthchecks = calls.stream().flatMap(call -> call.value(PluginHealthcheck.class).stream()).toList();
        this.discoveries = calls.stream().flatMap(call -> call.value(DiscoveryResult.class).stream()).toList();
    }

    /** {@return the first wrong answer, as a fault} */
    Optional<String> fault() {
        return Stream.concat(
                healthchecks.stream().filter(this::isTorn).map(found -> "healthcheck() listed "
                        + servers(found) + "; expected " + servers(before.healthcheck())),
                discoveries.stream().filter(this::isTorn).map(found -> "discover() offered "
                        + Text.tools(found) + "; expected " + Text.tools(before.discovery())))
                .findFirst()
                .map(fault -> fault + ", as for one thread (" + Situation.AT_ONCE + ")");
    }

    private static String servers(PluginHealthcheck healthcheck) {
        return Text.list(healthcheck.servers().stream()
                .map(server -> server.serverName() + " " + server.status() + " " + server.capabilities())
                .toList());
    }

    /** Servers may fail and recover, but they may neither vanish nor appear. */
    private boolean isTorn(PluginHealthcheck found) {
        HealthcheckDiff diff = Snapshot.diff(before.healthcheck(), found);
        return !diff.added().isEmpty() || !diff.removed().isEmpty()
                || hasSameStatuses(found) && !diff.capabilitiesChanged().isEmpty();
    }

    private boolean hasSameStatuses(PluginHealthcheck found) {
        HealthcheckDiff diff = Snapshot.diff(before.healthcheck(), found);
        return diff.failed().isEmpty() && diff.degraded().isEmpty() && diff.recovered().isEmpty();
    }

    private boolean isTorn(DiscoveryResult found) {
        DiscoveryDiff diff = DiscoveryDiff.between(before.discovery(), found);
        return diff.currentPartial() == diff.previousPartial()
                && !(diff.toolsAdded().isEmpty() && diff.toolsRemoved().isEmpty())
                && healthchecks.stream().allMatch(this::hasSameStatuses);
    }
}
