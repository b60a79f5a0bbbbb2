package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recorded calls of a check. Each rule is a function of the recording.
 *
 * @param timeout the timeout, in nanoseconds
 * @param calls all calls, in the order in which they were recorded
 * @param moments the calm moments of the first life
 * @param outage the outage, if there was one
 * @param isOutageConfigured whether the check has the steps of an outage
 * @param leftByFirst the processes and threads that the first adapter left running
 * @param leftBySecond the processes and threads that the second adapter left running
 */
record Recording(
        long timeout, List<Call> calls, List<Moment> moments, Optional<Outage> outage, boolean isOutageConfigured,
        List<String> leftByFirst, List<String> leftBySecond) {

    /** {@return the duration of the slowest of the sequential calls, in nanoseconds} */
    static long slowest(List<Call> calls) {
        return calls.stream().filter(call -> call.stage().isSequential()).mapToLong(Call::took).max().orElse(0);
    }

    Stream<Call> at(Stage... stages) {
        List<Stage> wanted = List.of(stages);
        return calls.stream().filter(call -> wanted.contains(call.stage()));
    }

    /** {@return the first call at a stage, or empty if the check ended before it} */
    Optional<Call> first(Stage stage) {
        return at(stage).findFirst();
    }

    boolean isReached(Stage stage) {
        return first(stage).isPresent();
    }

    /** {@return the reads of the first adapter before its shutdown} */
    Stream<Call> running() {
        return at(Stage.RUNNING, Stage.DOWN, Stage.REPAIRED);
    }

    List<PluginHealthcheck> healthchecks(Stage... stages) {
        return at(stages).flatMap(call -> call.healthcheck().stream()).toList();
    }

    List<DiscoveryResult> discoveries(Stage... stages) {
        return at(stages).flatMap(call -> call.discovery().stream()).toList();
    }

    Optional<PluginHealthcheck> lastHealthcheck(Stage stage) {
        return healthchecks(stage).stream().reduce((first, second) -> second);
    }

    Optional<DiscoveryResult> lastDiscovery(Stage stage) {
        return discoveries(stage).stream().reduce((first, second) -> second);
    }

    /** {@return whether the first shutdown returned} */
    boolean hasShutDown() {
        return first(Stage.SHUTDOWN).filter(Call::isReturned).isPresent();
    }

    /** {@return the caller's step that failed, or empty} */
    Optional<Call> failedStep() {
        return at(Stage.STEP).filter(call -> !call.isReturned()).findFirst();
    }

    /** {@return the reason why the check ended early} */
    String endedSince() {
        Optional<Call> step = failedStep();
        if (step.isPresent()) {
            return "the check ended because the " + step.get().name() + " step " + step.get().seen();
        }
        return Rule.wasViolated(calls.stream().filter(Call::isTimedOut).findFirst().map(this::ruleAgainst)
                .orElse((StartupRules.isStale(this) ? StartupRules.FRESH : ConfigRules.ACCEPTS_VALID).id()));
    }

    private String ruleAgainst(Call timedOut) {
        if (timedOut.isDiscovery() && timedOut.stage().rule().equals(HealthcheckRules.ANSWERS.id())) {
            return DiscoveryRules.ANSWERS.id();
        }
        return timedOut.stage() == Stage.CLOSE && !hasShutDown() ? ShutdownRules.CLOSES.id() : timedOut.stage().rule();
    }
}
