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
            "An adapter MUST return a non-null healthcheck, not change the caller's interrupt flag, and never"
                    + " throw: it reports a failed probe as a FAILED server with an error text.");

    static final Rule STABLE_NAME = new Rule("healthcheck-stable-name",
            "An adapter MUST report the same non-blank plugin name as the other adapters of its factory, in each"
                    + " healthcheck, also after a shutdown.");

    static final Rule STATE_DERIVED = new Rule("healthcheck-state-derived",
            "An adapter MUST report Healthy and Degraded exactly as fromServers derives them from its servers; it"
                    + " may report Failed for a reason of its own.");

    static final Rule UNIQUE_SERVERS = new Rule("healthcheck-unique-servers",
            "An adapter MUST NOT list a duplicate or blank server name.");

    static final Rule ERROR_TEXT = new Rule("healthcheck-error-text",
            "An adapter MUST report an error text for each failed or degraded server, and a reason for a Failed"
                    + " state; a blank text or the text null does not count.");

    /** The stages of the first life. Other rules judge the answers in the second life. */
    private static final Stage[] FIRST_LIFE = {Stage.RUNNING, Stage.DOWN, Stage.REPAIRED, Stage.STOPPED};

    private HealthcheckRules() {}

    static Finding answers(Recording recording) {
        List<Call> calls = recording.running().filter(Call::isHealthcheck).toList();
        return answers(ANSWERS, recording, calls, "a healthcheck that lists a server as failed if its probe fails");
    }

    static Finding answers(Rule rule, Recording recording, List<Call> calls, String expected) {
        return calls.stream()
                .flatMap(call -> call.violation("", expected).stream())
                .findFirst()
                .map(rule::violated)
                .orElseGet(() -> calls.isEmpty() ? rule.notExercised(recording.endedSince()) : rule.satisfied());
    }

    static Finding stableName(Recording recording) {
        List<String> names = recording.healthchecks(Stage.values()).stream()
                .map(PluginHealthcheck::pluginName).distinct().toList();
        Optional<String> blank = names.stream().filter(String::isBlank).findFirst();
        if (blank.isPresent()) {
            return STABLE_NAME.violated("healthcheck() returned the plugin name " + Text.quoted(blank.get())
                    + "; expected a name that is not blank");
        }
        if (names.size() > 1) {
            return STABLE_NAME.violated("healthcheck() returned the plugin name " + Text.quoted(names.get(0))
                    + ", and later " + Text.quoted(names.get(1)) + "; expected the same name each time");
        }
        return names.isEmpty() ? noHealthcheck(STABLE_NAME, recording) : STABLE_NAME.satisfied();
    }

    static Finding stateDerived(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(FIRST_LIFE).stream()
                .filter(healthcheck -> healthcheck.state().isUsable())
                .toList();
        return firstFault(STATE_DERIVED, judged, HealthcheckRules::wrongState)
                .orElseGet(() -> judged.isEmpty()
                        ? unlessNoHealthcheck(STATE_DERIVED, recording, "no healthcheck reported healthy or degraded")
                        : STATE_DERIVED.satisfied());
    }

    /** {@return a fault if a healthy or degraded state differs from the derived state, or empty} */
    static Optional<String> wrongState(PluginHealthcheck healthcheck) {
        PluginState derived = PluginState.fromServers(healthcheck.servers());
        return !healthcheck.state().isUsable() || healthcheck.state().equals(derived)
                ? Optional.empty()
                : Optional.of("healthcheck() reported " + Text.state(healthcheck.state()) + " with "
                        + Text.servers(healthcheck) + "; expected " + Text.state(derived)
                        + ", as fromServers derives it");
    }

    static Finding uniqueServers(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(FIRST_LIFE).stream()
                .filter(healthcheck -> !healthcheck.servers().isEmpty())
                .toList();
        return firstFault(UNIQUE_SERVERS, judged, HealthcheckRules::nameFault)
                .orElseGet(() -> judged.isEmpty()
                        ? unlessNoHealthcheck(UNIQUE_SERVERS, recording, "no healthcheck listed a server")
                        : UNIQUE_SERVERS.satisfied());
    }

    private static Optional<String> nameFault(PluginHealthcheck healthcheck) {
        return Names.fault(
                "healthcheck() listed", "server name", healthcheck.servers().stream().map(ServerHealth::serverName));
    }

    static Finding errorText(Recording recording) {
        List<PluginHealthcheck> judged = recording.healthchecks(Stage.values()).stream()
                .filter(healthcheck -> healthcheck.state() instanceof PluginState.Failed
                        || notHealthy(healthcheck).findAny().isPresent())
                .toList();
        return firstFault(ERROR_TEXT, judged, HealthcheckRules::missingText)
                .orElseGet(() -> judged.isEmpty()
                        ? withoutError(recording)
                        : ERROR_TEXT.satisfied());
    }

    private static Finding withoutError(Recording recording) {
        return recording.healthchecks(FIRST_LIFE).isEmpty()
                ? noHealthcheck(ERROR_TEXT, recording)
                : OutageRules.withoutOutage(ERROR_TEXT, recording, "every server was healthy");
    }

    private static Stream<ServerHealth> notHealthy(PluginHealthcheck healthcheck) {
        return healthcheck.servers().stream().filter(server -> server.status() != ServerStatus.HEALTHY);
    }

    private static Optional<String> missingText(PluginHealthcheck healthcheck) {
        if (healthcheck.state() instanceof PluginState.Failed failed && isMissing(failed.reason())) {
            return Optional.of("healthcheck() reported failed with the reason " + Text.quoted(failed.reason())
                    + "; expected a reason");
        }
        return notHealthy(healthcheck).filter(server -> isMissing(server.lastError())).findFirst()
                .map(server -> "healthcheck() listed " + Text.cut(server.serverName()) + " as " + server.status()
                        + " with the error text "
                        + (server.lastError() == null ? "null" : Text.quoted(server.lastError()))
                        + "; expected lastError to name the reason");
    }

    private static boolean isMissing(String text) {
        // The text "null" comes from a null message that was appended to a string.
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
        return recording.healthchecks(FIRST_LIFE).isEmpty()
                ? noHealthcheck(rule, recording)
                : rule.notExercised(reason);
    }
}
