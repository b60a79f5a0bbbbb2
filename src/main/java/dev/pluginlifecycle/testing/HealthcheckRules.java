package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules about {@code healthcheck}. */
final class HealthcheckRules {

    static final Rule ANSWERS = new Rule("healthcheck-answers",
            "An adapter MUST return a non-null healthcheck and never throw: a probe that fails is a FAILED server, with"
                    + " its error text; leave the caller's interrupt flag alone.");

    static final Rule STABLE_NAME = new Rule("healthcheck-stable-name",
            "An adapter MUST give the same non-blank plugin name each time, from every adapter, after the end too.");

    static final Rule STATE_DERIVED = new Rule("healthcheck-state-derived",
            "An adapter MUST, when it reports healthy or degraded, report exactly what fromServers derives from its"
                    + " servers (a Failed may carry a policy's own reason).");

    static final Rule UNIQUE_SERVERS = new Rule("healthcheck-unique-servers",
            "An adapter MUST list each server name once, none blank.");

    static final Rule ERROR_TEXT = new Rule("healthcheck-error-text",
            "An adapter MUST give every failed or degraded server an error text, and a Failed state a reason, neither"
                    + " blank nor null.");

    static final List<Judgement> ALL = List.of(
            new Judgement(ANSWERS, HealthcheckRules::answers),
            new Judgement(STABLE_NAME, HealthcheckRules::stableName),
            new Judgement(STATE_DERIVED, HealthcheckRules::stateDerived),
            new Judgement(UNIQUE_SERVERS, HealthcheckRules::uniqueServers),
            new Judgement(ERROR_TEXT, HealthcheckRules::errorText),
            new Judgement(ClockRule.CLOCK, ClockRule::clock));

    /** A healthcheck by one thread. What many threads do to it is the business of the rules about them. */
    private static final Stage[] ALONE = {Stage.RUNNING, Stage.DOWN, Stage.REPAIRED, Stage.STOPPED};

    private HealthcheckRules() {}

    static Finding answers(Recording recording) {
        List<Call> calls = recording.running().filter(Call::isHealthcheck).toList();
        Optional<String> fault = calls.stream().flatMap(call -> call.fault().stream()).findFirst();
        if (fault.isPresent()) {
            return ANSWERS.violated(Call.HEALTHCHECK + " " + fault.get()
                    + "; expected a healthcheck, in which a probe that fails is a failed server");
        }
        return calls.isEmpty() ? ANSWERS.notExercised(recording.endedSince()) : ANSWERS.satisfied();
    }

    static Finding stableName(Recording recording) {
        List<String> names = recording.healthchecks(Stage.values()).stream()
                .map(PluginHealthcheck::pluginName).distinct().toList();
        Optional<String> blank = names.stream().filter(String::isBlank).findFirst();
        if (blank.isPresent()) {
            return STABLE_NAME.violated("healthcheck() gave the plugin name " + Text.quoted(blank.get())
                    + "; expected a name that is not blank");
        }
        if (names.size() > 1) {
            return STABLE_NAME.violated("healthcheck() gave the plugin name " + Text.quoted(names.get(0))
                    + ", and later " + Text.quoted(names.get(1)) + "; expected the same name each time");
        }
        return names.isEmpty() ? noHealthcheck(STABLE_NAME, recording) : STABLE_NAME.satisfied();
    }

    static Finding stateDerived(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(ALONE).stream()
                .filter(check -> check.state().isUsable())
                .toList();
        return firstFault(STATE_DERIVED, judged, HealthcheckRules::otherState)
                .orElseGet(() -> judged.isEmpty()
                        ? unlessNoHealthcheck(STATE_DERIVED, recording, "no healthcheck reported healthy or degraded")
                        : STATE_DERIVED.satisfied());
    }

    /** {@return how a healthy or degraded state differs from the derived one} */
    static Optional<String> otherState(PluginHealthcheck check) {
        PluginState derived = PluginState.fromServers(check.servers());
        return !check.state().isUsable() || check.state().equals(derived)
                ? Optional.empty()
                : Optional.of("healthcheck() reported " + Text.state(check.state()) + " with " + Text.servers(check)
                        + "; expected " + Text.state(derived) + ", as fromServers derives it");
    }

    static Finding uniqueServers(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(ALONE).stream()
                .filter(check -> !check.servers().isEmpty())
                .toList();
        return firstFault(UNIQUE_SERVERS, judged, HealthcheckRules::nameFault)
                .orElseGet(() -> judged.isEmpty()
                        ? unlessNoHealthcheck(UNIQUE_SERVERS, recording, "no healthcheck listed a server")
                        : UNIQUE_SERVERS.satisfied());
    }

    private static Optional<String> nameFault(PluginHealthcheck check) {
        return Names.fault(
                "healthcheck() listed", "server name", check.servers().stream().map(ServerHealth::serverName));
    }

    static Finding errorText(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(Stage.values()).stream()
                .filter(check -> check.state() instanceof PluginState.Failed || notHealthy(check).findAny().isPresent())
                .toList();
        return firstFault(ERROR_TEXT, judged, HealthcheckRules::missingText)
                .orElseGet(() -> judged.isEmpty()
                        ? withoutError(recording)
                        : ERROR_TEXT.satisfied());
    }

    private static Finding withoutError(Recording recording) {
        return recording.healthchecks(ALONE).isEmpty()
                ? noHealthcheck(ERROR_TEXT, recording)
                : OutageRules.withoutOutage(ERROR_TEXT, recording, "every server was healthy");
    }

    private static Stream<ServerHealth> notHealthy(PluginHealthcheck check) {
        return check.servers().stream().filter(server -> server.status() != ServerStatus.HEALTHY);
    }

    private static Optional<String> missingText(PluginHealthcheck check) {
        if (check.state() instanceof PluginState.Failed failed && isMissing(failed.reason())) {
            return Optional.of("healthcheck() reported failed with the reason " + Text.quoted(failed.reason())
                    + "; expected a reason");
        }
        return notHealthy(check).filter(server -> isMissing(server.lastError())).findFirst()
                .map(server -> "healthcheck() listed " + Text.cut(server.serverName()) + " as " + server.status()
                        + " with the error text "
                        + (server.lastError() == null ? "null" : Text.quoted(server.lastError()))
                        + "; expected lastError to name the reason");
    }

    private static boolean isMissing(String text) {
        return text == null || text.isBlank() || text.strip().equals("null");
    }

    static Optional<Finding> firstFault(
            Rule rule, List<PluginHealthcheck> judged, Function<PluginHealthcheck, Optional<String>> fault) {
        return judged.stream().map(fault).flatMap(Optional::stream).findFirst().map(rule::violated);
    }

    static Finding noHealthcheck(Rule rule, Recording recording) {
        Finding answers = answers(recording);
        return answers.isViolated() ? rule.notExercisedSince(answers) : rule.notExercised(recording.endedSince());
    }

    private static Finding unlessNoHealthcheck(Rule rule, Recording recording, String reason) {
        return recording.healthchecks(ALONE).isEmpty() ? noHealthcheck(rule, recording) : rule.notExercised(reason);
    }
}
