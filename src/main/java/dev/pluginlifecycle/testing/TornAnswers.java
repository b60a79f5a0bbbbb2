package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds wrong answers to several threads. It compares them with the sequential answers before and after, and ignores a
 * difference that a change of a server explains.
 */
final class TornAnswers {

    private static final String WHEN = " when several threads called at once; expected ";

    private final Recording recording;

    private TornAnswers(Recording recording) {
        this.recording = recording;
    }

    static Optional<String> find(Recording recording) {
        return new TornAnswers(recording).find();
    }

    private Optional<String> find() {
        return wrongState().or(this::duplicateTool).or(this::wrongServers).or(this::wrongTools);
    }

    private Optional<String> wrongState() {
        return HealthcheckRules.stateDerived(recording).isViolated()
                ? Optional.empty()
                : recording.healthchecks(Stage.FIRST_USE, Stage.READS).stream()
                        .flatMap(healthcheck -> HealthcheckRules.wrongState(healthcheck).stream())
                        .findFirst()
                        .map(fault -> fault + " (when several threads called at once)");
    }

    private Optional<String> duplicateTool() {
        return DiscoveryRules.uniqueNames(recording).isViolated()
                ? Optional.empty()
                : recording.discoveries(Stage.FIRST_USE, Stage.READS).stream()
                        .flatMap(found -> Names.duplicates(names(found)).stream())
                        .findFirst()
                        .map(tool -> "discover() offered the tool name " + Text.quoted(tool) + " more than once" + WHEN
                                + "each tool name once");
    }

    private Optional<String> wrongServers() {
        Optional<PluginHealthcheck> before = recording.lastHealthcheck(Stage.BEFORE_READS);
        Optional<PluginHealthcheck> after = recording.lastHealthcheck(Stage.AFTER_READS);
        return before.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : recording.healthchecks(Stage.READS).stream()
                        .flatMap(healthcheck -> wrongServers(before.get(), after.get(), healthcheck).stream())
                        .findFirst()
                        .map(fault -> fault + ", as when one thread calls");
    }

    private static Optional<String> wrongServers(
            PluginHealthcheck before, PluginHealthcheck after, PluginHealthcheck healthcheck) {
        Map<String, ServerHealth> first = byName(before);
        Map<String, ServerHealth> last = byName(after);
        Map<String, ServerHealth> now = byName(healthcheck);
        boolean missing = first.keySet().stream().anyMatch(name -> last.containsKey(name) && !now.containsKey(name));
        boolean added = now.keySet().stream().anyMatch(name -> !first.containsKey(name) && !last.containsKey(name));
        boolean twice = healthcheck.servers().size() > now.size() && before.servers().size() == first.size();
        if (missing || added || twice) {
            return Optional.of("healthcheck() listed " + Text.servers(healthcheck) + WHEN
                    + Text.list(List.copyOf(first.keySet())));
        }
        return now.values().stream()
                .filter(server -> hasWrongCapabilities(
                        server, first.get(server.serverName()), last.get(server.serverName())))
                .findFirst()
                .map(server -> "healthcheck() listed " + Text.cut(server.serverName()) + " with the capabilities "
                        + Text.list(server.capabilities()) + WHEN
                        + Text.list(first.get(server.serverName()).capabilities()));
    }

    /** {@return whether the capabilities are wrong; a change meanwhile, or together with the status, is not a fault} */
    private static boolean hasWrongCapabilities(ServerHealth server, ServerHealth first, ServerHealth last) {
        return first != null && last != null
                && first.status() == server.status() && last.status() == server.status()
                && sorted(first).equals(sorted(last)) && !sorted(first).equals(sorted(server));
    }

    private static List<String> sorted(ServerHealth server) {
        return server.capabilities().stream().sorted().toList();
    }

    private static Map<String, ServerHealth> byName(PluginHealthcheck healthcheck) {
        Map<String, ServerHealth> servers = new TreeMap<>();
        healthcheck.servers().forEach(server -> servers.put(server.serverName(), server));
        return servers;
    }

    private Optional<String> wrongTools() {
        Optional<DiscoveryResult> before = recording.lastDiscovery(Stage.BEFORE_READS);
        Optional<DiscoveryResult> after = recording.lastDiscovery(Stage.AFTER_READS);
        if (before.isEmpty() || after.isEmpty() || hasServerChanged()
                || before.get().partial() != after.get().partial() || !tools(before.get()).equals(tools(after.get()))) {
            return Optional.empty();
        }
        return recording.discoveries(Stage.READS).stream()
                .filter(found -> found.partial() == before.get().partial())
                .filter(found -> !tools(found).equals(tools(before.get())))
                .findFirst()
                .map(found -> "discover() offered " + (names(found).isEmpty() ? "no tool" : Text.list(names(found)))
                        + WHEN + Text.list(names(before.get())) + ", as when one thread calls");
    }

    private boolean hasServerChanged() {
        Set<Map<String, ServerStatus>> seen =
                recording.healthchecks(Stage.BEFORE_READS, Stage.READS, Stage.AFTER_READS).stream()
                        .map(healthcheck -> healthcheck.servers().stream().collect(Collectors.toMap(
                                ServerHealth::serverName, ServerHealth::status, (first, second) -> second)))
                        .collect(Collectors.toSet());
        return seen.size() > 1;
    }

    private static Set<String> tools(DiscoveryResult found) {
        return new TreeSet<>(names(found));
    }

    private static List<String> names(DiscoveryResult found) {
        return found.tools().stream().map(ToolInfo::name).toList();
    }
}
