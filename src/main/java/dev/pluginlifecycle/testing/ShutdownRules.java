package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about {@code shutdown} and {@code close}. */
final class ShutdownRules {

    static final Rule STOPS = new Rule("shutdown-stops",
            "An adapter MUST, after a shutdown that returned, still answer calls, always report Stopped, and offer"
                    + " no tool; after a shutdown that threw, it MUST NOT report Stopped.");

    static final Rule IDEMPOTENT = new Rule("shutdown-idempotent",
            "An adapter MUST return from a second shutdown, and then from close, if the first shutdown returned.");

    static final Rule RELEASES = new Rule("shutdown-releases",
            "An adapter MUST, within the timeout after a shutdown that returned, end all child processes and all"
                    + " non-daemon threads that it started.");

    static final Rule CLOSES = new Rule("close-shuts-down",
            "An adapter MUST stop on close as it does on shutdown.");

    private ShutdownRules() {}

    static Finding stops(Recording recording) {
        Optional<Call> shutdown = recording.first(Stage.SHUTDOWN);
        if (shutdown.isEmpty()) {
            return STOPS.notExercised(recording.endedSince());
        }
        if (isUnexpected(shutdown.get())) {
            return STOPS.violated(shutdown.get() + "; expected it to return, or to throw a PluginLifecycleException");
        }
        List<Call> calls = recording.at(Stage.STOPPED).toList();
        for (Call call : calls) {
            // The last healthcheck comes after validateConfig.
            boolean validated = calls.indexOf(call) > 2;
            String after = " after " + (validated ? "shutdown() and validateConfig(validConfig)" : "shutdown()");
            Optional<String> fault = newFault(recording, call, after)
                    .or(() -> answerFault(call, shutdown.get(), after));
            if (fault.isPresent()) {
                return STOPS.violated(fault.get());
            }
        }
        return calls.stream().filter(call -> call.isHealthcheck() || call.isDiscovery())
                .filter(call -> call.fault().isPresent())
                .findFirst()
                .map(call -> STOPS.notExercisedSince(ConcurrencyRules.answers(recording, call)))
                .orElseGet(STOPS::satisfied);
    }

    private static boolean isUnexpected(Call end) {
        return !end.isReturned() && !end.isRejected();
    }

    /** {@return the fault of a read that had none before the shutdown, or of a timeout of {@code validateConfig}} */
    private static Optional<String> newFault(Recording recording, Call call, String after) {
        boolean read = call.isHealthcheck() || call.isDiscovery();
        boolean known = read && ConcurrencyRules.answers(recording, call).isViolated();
        Optional<String> fault = read ? call.fault() : Optional.of(call.seen()).filter(seen -> call.isTimedOut());
        return known
                ? Optional.empty()
                : fault.map(seen -> call.name() + after + " " + seen + call.expected("an answer"));
    }

    private static Optional<String> answerFault(Call call, Call shutdown, String after) {
        Optional<String> state = call.healthcheck().map(PluginHealthcheck::state)
                .filter(reported -> States.isStopped(reported) != shutdown.isReturned())
                .map(reported -> "healthcheck()" + after + (shutdown.isReturned()
                        ? " reported " + reported.wireName() + "; expected stopped"
                        : " reported stopped, although shutdown() " + shutdown.seen() + "; expected another state"));
        return state.or(() -> call.discovery()
                .filter(found -> shutdown.isReturned() && !found.tools().isEmpty())
                .map(found -> "discover()" + after + " offered "
                        + Text.list(found.tools().stream().map(tool -> tool.name()).toList()) + "; expected no tool"));
    }

    static Finding idempotent(Recording recording) {
        Optional<Call> second = recording.first(Stage.SECOND_SHUTDOWN);
        Finding stops = stops(recording);
        if (second.isEmpty()) {
            return IDEMPOTENT.notExercised(recording.endedSince());
        }
        if (recording.first(Stage.SHUTDOWN).filter(ShutdownRules::isUnexpected).isPresent()) {
            return IDEMPOTENT.notExercisedSince(stops);
        }
        if (recording.hasShutDown() ? !second.get().isReturned() : isUnexpected(second.get())) {
            return IDEMPOTENT.violated("a second " + second.get() + "; expected it to "
                    + (recording.hasShutDown() ? "return" : "return, or to throw a PluginLifecycleException"));
        }
        Optional<Call> close = recording.first(Stage.CLOSE)
                .filter(call -> second.get().isReturned() && !call.isReturned());
        if (close.isEmpty()) {
            return recording.hasShutDown() ? IDEMPOTENT.satisfied() : noShutdown(IDEMPOTENT, recording);
        }
        Finding closes = closes(recording);
        return closes.isViolated()
                ? IDEMPOTENT.notExercisedSince(closes)
                : IDEMPOTENT.violated("close() after shutdown() " + close.get().seen() + "; expected it to return");
    }

    private static Finding noShutdown(Rule rule, Recording recording) {
        return rule.notExercised("the first " + recording.first(Stage.SHUTDOWN).orElseThrow());
    }

    static Finding releases(Recording recording) {
        Finding stops = stops(recording);
        List<String> left = new ArrayList<>();
        if (recording.hasShutDown() && !stops.isViolated()) {
            left.addAll(recording.leftByFirst());
            if (isSecondJudged(recording)) {
                left.addAll(recording.leftBySecond());
            }
        }
        if (!left.isEmpty()) {
            return RELEASES.violated(Text.list(left) + " still ran " + Text.duration(recording.timeout())
                    + " after the shutdown; expected no process or thread of the adapter");
        }
        if (!recording.isReached(Stage.SHUTDOWN)) {
            return RELEASES.notExercised(recording.endedSince());
        }
        if (stops.isViolated()) {
            return RELEASES.notExercisedSince(stops);
        }
        return recording.hasShutDown() ? RELEASES.satisfied() : noShutdown(RELEASES, recording);
    }

    /**
     * {@return whether the second adapter was closed without a fault; otherwise, its processes and threads do not
     * count}
     */
    private static boolean isSecondJudged(Recording recording) {
        return recording.at(Stage.CLOSES).anyMatch(Call::isReturned)
                && Stream.of(closes(recording), EndingRule.concurrent(recording), ConcurrencyRules.reads(recording))
                        .noneMatch(Finding::isViolated);
    }

    static Finding closes(Recording recording) {
        if (!recording.isReached(Stage.CLOSE)) {
            return CLOSES.notExercised(recording.endedSince());
        }
        Call close = recording.first(Stage.CLOSE).orElseThrow();
        boolean ended = recording.at(Stage.SHUTDOWN, Stage.SECOND_SHUTDOWN).anyMatch(call -> !call.isRejected());
        if (!ended && isUnexpected(close)) {
            return CLOSES.violated(close + "; expected it to return, or to throw a PluginLifecycleException");
        }
        if (stops(recording).isViolated()) {
            return CLOSES.notExercisedSince(stops(recording));
        }
        if (!recording.hasShutDown()) {
            return noShutdown(CLOSES, recording);
        }
        return closeFault(recording, close).map(CLOSES::violated).orElseGet(() -> withoutFault(recording));
    }

    private static Finding withoutFault(Recording recording) {
        if (!recording.isReached(Stage.ENDED)) {
            return CLOSES.notExercised(recording.endedSince());
        }
        return recording.healthchecks(Stage.ENDED, Stage.ENDED_ALONE).stream()
                        .map(PluginHealthcheck::state).anyMatch(States::isStopped)
                ? CLOSES.satisfied()
                : Stream.of(HealthcheckRules.answers(recording), ConcurrencyRules.reads(recording))
                        .filter(Finding::isViolated)
                        .findFirst()
                        .map(CLOSES::notExercisedSince)
                        .orElseGet(() -> CLOSES.notExercised(Rule.wasViolated(EndingRule.CONCURRENT.id())));
    }

    private static Optional<String> closeFault(Recording recording, Call close) {
        Optional<Call> alone = recording.first(Stage.CLOSE_ALONE);
        if (alone.isEmpty()) {
            // The adapter has stopped, so close is at fault only if none of its three calls returned.
            List<Call> closes = recording.at(Stage.CLOSES, Stage.CLOSE).toList();
            return closes.size() == 3 && closes.stream().allMatch(call -> !call.isReturned() && !call.isTimedOut())
                    ? Optional.of(close + "; expected it to return, as shutdown() does")
                    : Optional.empty();
        }
        if (!alone.get().isReturned()) {
            return Optional.of(alone.get() + "; expected it to return, as shutdown() does");
        }
        return recording.lastHealthcheck(Stage.ENDED_ALONE)
                .map(PluginHealthcheck::state)
                .filter(state -> !States.isStopped(state))
                .map(state -> "healthcheck() after close() reported " + state.wireName()
                        + "; expected stopped, as after shutdown()");
    }
}
