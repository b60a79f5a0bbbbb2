package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ServerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an adapter says of its health. */
final class HealthcheckRules {

    static final String ANSWERS = "healthcheck-answers";

    static final List<Rule> ALL = List.of(
            new Rule(
                    ANSWERS,
                    "An adapter MUST return a non-null healthcheck and never throw: a probe that fails is a FAILED"
                            + " server, with its error text.",
                    HealthcheckRules::answers),
            new Rule(
                    "healthcheck-stable-name",
                    "An adapter MUST give the same non-blank plugin name each time.",
                    HealthcheckRules::stableName),
            new Rule(
                    "healthcheck-state-derived",
                    "An adapter MUST, when it reports healthy or degraded, report exactly what fromServers derives from"
                            + " its servers (a Failed may carry a policy's own reason).",
                    run -> firstFault(run, HealthcheckRules::stateNotDerived)),
            new Rule(
                    "healthcheck-unique-servers",
                    "An adapter MUST list each server name once.",
                    run -> firstFault(run, HealthcheckRules::repeatedServers)),
            new Rule(
                    "healthcheck-error-text",
                    "An adapter MUST give every failed or degraded server an error text.",
                    run -> firstFault(run, HealthcheckRules::missingErrorTexts)),
            new Rule(
                    "healthcheck-clock",
                    "An adapter MUST stamp lastCheck in whole seconds, never later than the end of the call, never"
                            + " earlier than the stamp it gave before.",
                    HealthcheckRules::clock));

    private HealthcheckRules() {}

    /** A healthcheck and the second in which the call ended. */
    private record Answer(PluginHealthcheck check, long end) {}

    private static Optional<String> answers(Run run) throws Unjudged, InterruptedException {
        ask(run);
        return Optional.empty();
    }

    private static Optional<String> stableName(Run run) throws Unjudged, InterruptedException {
        List<Answer> answers = ask(run);
        String first = answers.get(0).check().pluginName();
        for (Answer answer : answers) {
            String name = answer.check().pluginName();
            if (name.isBlank()) {
                return Optional.of(
                        "healthcheck() gave the plugin name \"" + name + "\"; expected one that is not blank");
            }
            if (!name.equals(first)) {
                return Optional.of("healthcheck() gave the plugin name \"" + first + "\", and later \"" + name
                        + "\"; expected the same each time");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> stateNotDerived(PluginHealthcheck check) {
        PluginState reported = check.state();
        PluginState derived = PluginState.fromServers(check.servers());
        boolean judged = reported instanceof PluginState.Healthy || reported instanceof PluginState.Degraded;
        return judged && !reported.equals(derived)
                ? Optional.of("healthcheck() reported " + reported + ", but fromServers derives " + derived
                        + " from its servers " + check.servers())
                : Optional.empty();
    }

    private static Optional<String> repeatedServers(PluginHealthcheck check) {
        List<String> repeated = Repeated.among(check.servers(), ServerHealth::serverName);
        return repeated.isEmpty()
                ? Optional.empty()
                : Optional.of("healthcheck() listed more than once: " + repeated + "; expected each server name once");
    }

    private static Optional<String> missingErrorTexts(PluginHealthcheck check) {
        List<ServerHealth> silent = check.servers().stream()
                .filter(server -> server.status() != ServerStatus.HEALTHY)
                .filter(server -> server.lastError() == null || server.lastError().isBlank())
                .toList();
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("healthcheck() gave no error text for " + silent
                        + "; expected lastError to say why a server is failed or degraded");
    }

    private static Optional<String> clock(Run run) throws Unjudged, InterruptedException {
        long previous = 0;
        for (Answer answer : ask(run)) {
            long stamp = answer.check().lastCheck();
            if (stamp > answer.end()) {
                return Optional.of("healthcheck() stamped lastCheck " + stamp + ", but the call ended at "
                        + answer.end() + "; expected seconds (not milliseconds) since the Unix epoch,"
                        + " not later than the end of the call");
            }
            if (stamp < previous) {
                return Optional.of("healthcheck() stamped lastCheck " + stamp + ", and " + previous
                        + " before; expected a stamp that is not earlier");
            }
            previous = stamp;
        }
        return Optional.empty();
    }

    private static Optional<String> firstFault(Run run, Function<PluginHealthcheck, Optional<String>> fault)
            throws Unjudged, InterruptedException {
        return ask(run).stream().map(Answer::check).map(fault).flatMap(Optional::stream).findFirst();
    }

    /** Asks before and after the adapter may have started, which it may do at a first discovery. */
    private static List<Answer> ask(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.freshAdapter();
        List<Answer> answers = new ArrayList<>();
        answers.add(ask(subject));
        answers.add(ask(subject));
        Subject.answers(subject::discover);
        if (!subject.hasHung()) {
            answers.add(ask(subject));
        }
        return answers;
    }

    private static Answer ask(Subject subject) throws Unjudged, InterruptedException {
        PluginHealthcheck check = subject.healthcheck();
        return new Answer(check, Instant.now().getEpochSecond());
    }
}
