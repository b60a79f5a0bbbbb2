package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginState;
import java.util.List;
import java.util.Optional;

/** How an adapter ends. */
final class ShutdownRules {

    static final String STOPS = "shutdown-stops";
    static final String CLOSE_SHUTS_DOWN = "close-shuts-down";

    static final List<Rule> ALL = List.of(
            new Rule(
                    STOPS,
                    "An adapter MUST, after a shutdown that returned, report Stopped and still answer.",
                    ShutdownRules::stops),
            new Rule(
                    "shutdown-idempotent",
                    "An adapter MUST accept a second shutdown.",
                    ShutdownRules::idempotent),
            new Rule(
                    "shutdown-failure-honest",
                    "An adapter MUST NOT report Stopped after a shutdown that threw.",
                    ShutdownRules::failureHonest),
            new Rule(
                    CLOSE_SHUTS_DOWN,
                    "An adapter MUST stop on close where it does on shutdown.",
                    ShutdownRules::closeShutsDown));

    private ShutdownRules() {}

    private static Optional<String> stops(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.startedAdapter();
        if (!subject.shutdown()) {
            return Optional.empty();
        }
        if (subject.answeredHealthcheck()) {
            PluginState state = subject.stateAfter("shutdown()", STOPS);
            if (!isStopped(state)) {
                return Optional.of("healthcheck() after shutdown() reported " + state + "; expected Stopped[]");
            }
        }
        if (subject.answeredDiscover()) {
            subject.answer(STOPS, "discover() after shutdown()", subject.adapter()::discover,
                    "a discovery, which may be empty");
        }
        return Optional.empty();
    }

    private static Optional<String> idempotent(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.startedAdapter();
        boolean returned = subject.shutdown();
        Outcome<Void> second = subject.shutdownAgain();
        return second instanceof Outcome.Returned || !returned && !isUnexpected(second)
                ? Optional.empty()
                : Optional.of("a second shutdown() " + second.seen()
                        + (returned ? "; expected it to do nothing" : Subject.EXPECTED_OF_AN_END));
    }

    private static Optional<String> failureHonest(Run run) throws Unjudged, InterruptedException {
        Subject subject = run.startedAdapter();
        return !subject.shutdown() && isStopped(subject.healthcheck().state())
                ? Optional.of("healthcheck() reported Stopped[] after a shutdown() that threw; expected another state,"
                        + " as something may still be running")
                : Optional.empty();
    }

    private static Optional<String> closeShutsDown(Run run) throws Unjudged, InterruptedException {
        Subject reference = run.startedAdapter();
        boolean stops = reference.shutdown()
                && reference.answeredHealthcheck()
                && isStopped(reference.stateAfter("shutdown()", STOPS));
        if (stops && reference.shutdownAgain() instanceof Outcome.Returned) {
            Outcome<Void> again = reference.close();
            if (isUnexpected(again)) {
                return Optional.of("close() after shutdown() " + again.seen() + "; expected it to do nothing");
            }
        }
        Subject subject = run.startedAdapter();
        Outcome<Void> closed = subject.close();
        if (isUnexpected(closed)) {
            return Optional.of("close() " + closed.seen() + Subject.EXPECTED_OF_AN_END);
        }
        if (!stops || !subject.answeredHealthcheck()) {
            return Optional.empty();
        }
        if (closed instanceof Outcome.Threw) {
            return Optional.of("close() " + closed.seen() + "; expected it to return, as shutdown() does");
        }
        PluginState state = subject.stateAfter("close()", CLOSE_SHUTS_DOWN);
        return isStopped(state)
                ? Optional.empty()
                : Optional.of("healthcheck() after close() reported " + state
                        + "; expected Stopped[], as after shutdown()");
    }

    private static boolean isUnexpected(Outcome<Void> end) {
        return !(end instanceof Outcome.Returned) && !end.isLifecycleException();
    }

    private static boolean isStopped(PluginState state) {
        return state instanceof PluginState.Stopped;
    }
}
