package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about the factory and the start. */
final class StartupRules {

    static final Rule FRESH = new Rule("startup-fresh",
            "An adapter MUST be a new object for each call of the factory, and not report Stopped or ShuttingDown"
                    + " before it is shut down (a factory that throws, times out or returns null violates this too).");

    static final Rule ENDS = new Rule("startup-ends",
            "An adapter that has accepted a valid configuration MUST leave Unconfigured, Validated and Starting"
                    + " within the timeout after its first healthcheck and discover.");

    private static final Stage[] BEFORE_THE_END = {
        Stage.RUNNING, Stage.DOWN, Stage.REPAIRED,
        Stage.FIRST_USE, Stage.BEFORE_READS, Stage.READS, Stage.AFTER_READS
    };

    private StartupRules() {}

    static Finding fresh(Recording recording) {
        return staleness(recording).map(FRESH::violated).orElseGet(() -> recording.at(Stage.CREATION).count() < 2
                ? FRESH.notExercised(recording.endedSince())
                : FRESH.satisfied());
    }

    private static Optional<String> staleness(Recording recording) {
        List<Call> created = recording.at(Stage.CREATION).toList();
        for (Call call : created) {
            if (call.value() == null) {
                return call.violation("", "an adapter");
            }
        }
        if (created.size() == 2 && created.get(0).value() == created.get(1).value()) {
            return Optional.of("the factory returned the same adapter twice; expected a new one each time");
        }
        return recording.healthchecks(BEFORE_THE_END).stream()
                .map(PluginHealthcheck::state)
                .filter(States::isEnding)
                .findFirst()
                .map(state -> "healthcheck() reported " + state.wireName()
                        + " before shutdown() or close() was called; expected an adapter that was not shut down");
    }

    static Finding ends(Recording recording) {
        Optional<PluginState> stuck = stuck(recording, Stage.RUNNING, Stage.SHUTDOWN)
                .or(() -> stuck(recording, Stage.BEFORE_READS, Stage.CLOSES));
        if (stuck.isPresent()) {
            return ENDS.violated("healthcheck() still reported " + stuck.get().wireName() + " after "
                    + Text.duration(recording.timeout()) + "; expected healthy, degraded or failed");
        }
        if (recording.healthchecks(Stage.RUNNING).stream()
                .map(PluginHealthcheck::state)
                .anyMatch(PluginState::isStartupTerminal)) {
            return ENDS.satisfied();
        }
        return Stream.of(fresh(recording), HealthcheckRules.answers(recording))
                .filter(Finding::isViolated)
                .findFirst()
                .map(ENDS::notExercisedSince)
                .orElseGet(() -> ENDS.notExercised(recording.endedSince()));
    }

    /** {@return the last start-up state, if all states at this stage are such, and the check reached the next stage} */
    private static Optional<PluginState> stuck(Recording recording, Stage stage, Stage next) {
        List<PluginState> states = recording.healthchecks(stage).stream().map(PluginHealthcheck::state).toList();
        return recording.isReached(next) && !states.isEmpty() && states.stream().allMatch(States::isStarting)
                ? Optional.of(states.get(states.size() - 1))
                : Optional.empty();
    }

    static boolean isStale(Recording recording) {
        return staleness(recording).isPresent();
    }
}
