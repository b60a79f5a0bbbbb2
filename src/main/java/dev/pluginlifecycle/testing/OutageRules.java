package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about a server that goes down and comes back. */
final class OutageRules {

    static final Rule REPORTED = new Rule("outage-reported",
            "An adapter MUST, within the timeout after a server goes down, list the server with a worse status"
                    + " than before, in a healthcheck whose lastCheck is not before the outage.");

    static final Rule RECOVERED = new Rule("outage-recovered",
            "An adapter MUST, within the timeout after a server comes back, list the server with its former"
                    + " status, and offer its former tools.");

    private OutageRules() {}

    static Finding reported(Recording recording) {
        Optional<Finding> without = withoutReads(REPORTED, recording, Stage.DOWN);
        if (without.isPresent()) {
            return without.get();
        }
        Outage outage = recording.outage().orElseThrow();
        List<PluginHealthcheck> seen = recording.healthchecks(Stage.DOWN).stream().filter(outage::isSeenIn).toList();
        if (seen.stream().anyMatch(outage::isCheckedSince)) {
            return REPORTED.satisfied();
        }
        Finding answers = HealthcheckRules.answers(recording);
        if (seen.isEmpty()) {
            // Another rule judges a healthcheck that fails during the outage.
            return answers.isViolated() ? REPORTED.notExercisedSince(answers) : REPORTED.violated(
                    "healthcheck() listed " + Text.servers(recording.lastHealthcheck(Stage.DOWN).orElseThrow()) + " "
                            + Text.duration(recording.timeout()) + " after the outage, and "
                            + Text.servers(outage.before().after())
                            + " before; expected the server that went down to have a worse status");
        }
        Finding clock = ClockRule.clock(recording);
        return clock.isViolated() ? REPORTED.notExercisedSince(clock) : REPORTED.violated(
                "healthcheck() listed " + Text.servers(seen.get(0)) + " with lastCheck " + seen.get(0).lastCheck()
                        + ", and the outage began at " + outage.second()
                        + "; expected a lastCheck that is not before the outage");
    }

    static Finding recovered(Recording recording) {
        Optional<Finding> without = withoutReads(RECOVERED, recording, Stage.REPAIRED);
        if (without.isPresent()) {
            return without.get();
        }
        Outage outage = recording.outage().orElseThrow();
        List<Call> calls = recording.at(Stage.REPAIRED).toList();
        if (outage.isOverIn(calls)) {
            return RECOVERED.satisfied();
        }
        Optional<Finding> failed = Stream.of(HealthcheckRules.answers(recording), DiscoveryRules.answers(recording))
                .filter(Finding::isViolated)
                .findFirst();
        if (failed.isPresent()) {
            return RECOVERED.notExercisedSince(failed.get());
        }
        String late = " " + Text.duration(recording.timeout()) + " after the repair";
        List<String> down = outage.serversNotRecovered(recording.lastHealthcheck(Stage.REPAIRED).orElseThrow());
        if (!down.isEmpty()) {
            return RECOVERED.violated("healthcheck() showed " + Text.list(down) + late + "; expected "
                    + Text.servers(outage.before().after()) + ", as before the outage");
        }
        List<String> missing = outage.toolsStillMissing(recording.lastDiscovery(Stage.REPAIRED).orElseThrow());
        return RECOVERED.violated("discover() did not offer " + Text.list(missing) + late
                + "; expected the tools that were offered before the outage");
    }

    /** {@return a finding if the check did not reach this stage, or empty} */
    private static Optional<Finding> withoutReads(Rule rule, Recording recording, Stage stage) {
        if (!recording.isOutageConfigured()) {
            return Optional.of(rule.notExercised("withOutage was not called"));
        }
        if (recording.failedStep().isPresent()) {
            return Optional.of(rule.notExercised(recording.endedSince()));
        }
        if (recording.isReached(stage)) {
            return Optional.empty();
        }
        if (rule == RECOVERED && recording.isReached(Stage.DOWN)) {
            Finding reported = reported(recording);
            return Optional.of(switch (reported.verdict()) {
                case VIOLATED -> rule.notExercisedSince(reported);
                case NOT_EXERCISED -> rule.notExercised(reported.detail());
                case SATISFIED -> rule.notExercised(recording.endedSince());
            });
        }
        return Optional.of(withoutUsableMoment(rule, recording));
    }

    private static Finding withoutUsableMoment(Rule rule, Recording recording) {
        if (recording.moments().isEmpty()) {
            return DiscoveryRules.withoutMoment(rule, recording, "");
        }
        PluginHealthcheck before = recording.moments().get(0).after();
        return rule.notExercised("no outage was possible: healthcheck() reported " + Text.state(before.state())
                + " with " + Text.servers(before));
    }

    /** {@return the finding for a rule that needs a server that is down, if there was none} */
    static Finding withoutOutage(Rule rule, Recording recording, String reason) {
        if (!recording.isOutageConfigured()) {
            return rule.notExercised(reason + "; withOutage would take a server down");
        }
        Finding reported = reported(recording);
        return switch (reported.verdict()) {
            case SATISFIED -> rule.notExercised(reason);
            case VIOLATED -> rule.notExercisedSince(reported);
            case NOT_EXERCISED -> rule.notExercised(reported.detail());
        };
    }
}
