package dev.pluginlifecycle.testing;

import java.util.Optional;
import java.util.stream.Stream;

/** The rule about reads by several threads at once. */
final class ConcurrencyRules {

    static final Rule READS = new Rule("concurrent-reads",
            "An adapter MUST answer healthcheck and discover on several threads at once as it does on one, from"
                    + " its first call on.");

    private ConcurrencyRules() {}

    static Finding reads(Recording recording) {
        return newFault(recording, Stage.FIRST_USE, Stage.BEFORE_READS, Stage.READS, Stage.AFTER_READS)
                .or(() -> TornAnswers.find(recording))
                .map(READS::violated)
                .orElseGet(() -> without(recording));
    }

    /** {@return the first fault at these stages, or empty; a method that failed in the first life is ignored} */
    static Optional<String> newFault(Recording recording, Stage... stages) {
        boolean healthchecksFail = HealthcheckRules.answers(recording).isViolated();
        boolean discoveriesFail = DiscoveryRules.answers(recording).isViolated();
        return recording.at(stages)
                .filter(call -> call.isHealthcheck() && !healthchecksFail || call.isDiscovery() && !discoveriesFail)
                .flatMap(call -> call.violation(when(call.stage()), "an answer").stream())
                .findFirst();
    }

    static Finding answers(Recording recording, Call read) {
        return read.isDiscovery() ? DiscoveryRules.answers(recording) : HealthcheckRules.answers(recording);
    }

    private static String when(Stage stage) {
        return switch (stage) {
            case FIRST_USE -> " when several threads used a new adapter at once";
            case READS -> " when several threads called at once";
            case ENDING -> " while the adapter was closed";
            case ENDED, ENDED_ALONE -> " after two calls of close() at once";
            default -> " after several threads had called at once";
        };
    }

    private static Finding without(Recording recording) {
        Optional<Finding> violated = Stream.of(
                        StartupRules.fresh(recording), StartupRules.ends(recording),
                        HealthcheckRules.answers(recording), DiscoveryRules.answers(recording))
                .filter(Finding::isViolated)
                .findFirst();
        if (violated.isPresent()) {
            return READS.notExercisedSince(violated.get());
        }
        return recording.isReached(Stage.AFTER_READS) ? READS.satisfied() : READS.notExercised(recording.endedSince());
    }
}
