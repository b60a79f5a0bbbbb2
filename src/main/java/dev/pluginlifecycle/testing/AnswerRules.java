package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ResourceInfo;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import dev.pluginlifecycle.ToolInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges each answer of {@code healthcheck} and {@code discover} by itself, whoever asked. */
final class AnswerRules {

    private final Ledger ledger;
    private final Secrets secrets;
    private Situation situation;
    private String pluginName;
    private long latestCheck;

    AnswerRules(Ledger ledger, Secrets secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
    }

    /** Begins with the answers of a new adapter, whose {@code lastCheck} may be earlier. */
    void begin() {
        situation = Situation.RUNNING;
        latestCheck = 0;
    }

    /** Changes the situation in which the following answers are given. */
    void now(Situation next) {
        situation = next;
    }

    /** Judges the calls of several threads. Only the answers to the same thread follow one another. */
    void judge(List<List<Call>> threads) {
        long before = latestCheck;
        long after = latestCheck;
        for (List<Call> calls : threads) {
            latestCheck = before;
            calls.forEach(this::judge);
            after = Math.max(after, latestCheck);
        }
        latestCheck = after;
    }

    private void judge(Call call) {
        if (!secrets.isEmpty()) {
            judge(Rule.SECRETS_HIDDEN, secrets.fault(call));
        }
        if (call.isRead()) {
            judgeRead(call);
        }
    }

    private void judgeRead(Call call) {
        Rule alone = Situation.RUNNING.rule(call);
        Optional<String> fault = call.fault(call.isHealthcheck()
                ? "a healthcheck that lists a server as failed if its probe fails"
                : "a discovery, with the tools of the servers that answer");
        if (fault.isEmpty()) {
            ledger.satisfied(alone);
        } else if (!ledger.isViolated(alone)) {
            judge(situation.rule(call), fault);
        }
        if (call.value() instanceof PluginHealthcheck healthcheck) {
            judge(healthcheck, call.second());
        } else if (call.value() instanceof DiscoveryResult discovery) {
            judge(discovery);
        }
    }

    private void judge(Rule rule, Optional<String> fault) {
        ledger.judge(rule, fault.map(text -> situation == Situation.RUNNING ? text : text + " (" + situation + ")"));
    }

    private void judge(PluginHealthcheck healthcheck, long second) {
        PluginState state = healthcheck.state();
        judge(Rule.HEALTHCHECK_STABLE_NAME, nameFault(healthcheck.pluginName()));
        judge(Rule.HEALTHCHECK_CLOCK, clockFault(healthcheck, second));
        if (state.isUsable()) {
            judge(Rule.HEALTHCHECK_STATE_DERIVED, stateFault(healthcheck));
        }
        if (!healthcheck.servers().isEmpty()) {
            List<String> names = healthcheck.servers().stream().map(ServerHealth::serverName).toList();
            judge(Rule.HEALTHCHECK_UNIQUE_SERVERS, namesFault("healthcheck() listed the server name", names));
        }
        if (state instanceof PluginState.Failed || !notHealthy(healthcheck).isEmpty()) {
            judge(Rule.HEALTHCHECK_ERROR_TEXT, textFault(healthcheck));
        }
        if (situation.isBeforeTheEnd() && isEnding(state)) {
            ledger.violated(Rule.STARTUP_FRESH, "healthcheck() reported " + state.wireName()
                    + " before shutdown() or close() was called; expected an adapter that was not shut down");
        }
    }

    private Optional<String> nameFault(String name) {
        if (pluginName == null) {
            pluginName = name;
        }
        if (name.isBlank()) {
            return Optional.of("healthcheck() returned the plugin name " + Text.quoted(name)
                    + "; expected a name that is not blank");
        }
        return name.equals(pluginName)
                ? Optional.empty()
                : Optional.of("healthcheck() returned the plugin name " + Text.quoted(pluginName) + ", and later "
                        + Text.quoted(name) + "; expected the same name each time");
    }

    private Optional<String> clockFault(PluginHealthcheck healthcheck, long second) {
        long lastCheck = healthcheck.lastCheck();
        long previous = latestCheck;
        latestCheck = Math.max(previous, lastCheck);
        if (lastCheck > second) {
            return Optional.of("healthcheck() returned lastCheck " + lastCheck + ", and the call ended at " + second
                    + "; expected seconds since the Unix epoch, not later than the end of the call");
        }
        if (lastCheck == 0 && healthcheck.state().isStartupTerminal()) {
            return Optional.of("healthcheck() reported " + healthcheck.state().wireName()
                    + " with lastCheck 0; expected the time of the probe in seconds");
        }
        return lastCheck >= previous
                ? Optional.empty()
                : Optional.of("healthcheck() returned lastCheck " + lastCheck + " after " + previous
                        + "; expected a time that is not earlier");
    }

    private static Optional<String> stateFault(PluginHealthcheck healthcheck) {
        PluginState derived = PluginState.fromServers(healthcheck.servers());
        return healthcheck.state().equals(derived)
                ? Optional.empty()
                : Optional.of("healthcheck() reported " + Text.state(healthcheck.state()) + " with "
                        + Text.servers(healthcheck) + "; expected " + Text.state(derived)
                        + ", as fromServers derives it");
    }

    private static List<ServerHealth> notHealthy(PluginHealthcheck healthcheck) {
        return healthcheck.servers().stream().filter(server -> server.status() != ServerStatus.HEALTHY).toList();
    }

    private static Optional<String> textFault(PluginHealthcheck healthcheck) {
        Optional<String> reasonFault = healthcheck.state() instanceof PluginState.Failed failed
                ? textFault("healthcheck() reported failed with the reason ", failed.reason())
                : Optional.empty();
        return reasonFault.or(() -> notHealthy(healthcheck).stream()
                .map(server -> textFault("healthcheck() listed " + Text.cut(server.serverName()) + " as "
                        + server.status() + " with the error text ", server.lastError()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<String> textFault(String seen, String text) {
        // The text "null" comes from a null message that was appended to a string.
        if (text == null || text.isBlank() || text.strip().equals("null")) {
            return Optional.of(seen + Text.quoted(text) + "; expected the reason");
        }
        return text.codePoints().filter(Text::isControl).mapToObj("U+%04X"::formatted).findFirst()
                .map(control -> seen + Text.quoted(text) + ", in which a space stands for " + control
                        + "; expected one line without control characters");
    }

    private static boolean isEnding(PluginState state) {
        return state instanceof PluginState.ShuttingDown || state instanceof PluginState.Stopped;
    }

    private void judge(DiscoveryResult discovery) {
        List<String> tools = discovery.tools().stream().map(ToolInfo::name).toList();
        List<String> resources = discovery.resources().stream().map(ResourceInfo::uri).toList();
        if (!tools.isEmpty() || !resources.isEmpty()) {
            judge(Rule.DISCOVERY_UNIQUE_NAMES, namesFault("discover() offered the tool name", tools)
                    .or(() -> namesFault("discover() offered the resource URI", resources)));
        }
    }

    private static Optional<String> namesFault(String listed, List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> name.isBlank() || !seen.add(name)).findFirst()
                .map(name -> listed + " " + Text.quoted(name) + (name.isBlank()
                        ? "; expected one that is not blank"
                        : " more than once; expected it once"));
    }
}
