package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginHealthcheck;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The rule about a shutdown while other threads call the adapter. */
final class EndingRule {

    static final Rule CONCURRENT = new Rule("shutdown-concurrent",
            "An adapter MUST answer healthcheck and discover while it shuts down, and allow two calls of close at"
                    + " once: both return if a single shutdown does.");

    /** A shorter shutdown proves nothing, since a busy machine can delay all threads for as long. */
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int HALF = SecondLife.FEW / 2;

    /** The readers, and the two threads that call {@code close}. */
    private static final int THREADS = SecondLife.FEW + 2;

    private EndingRule() {}

    static Finding concurrent(Recording recording) {
        Finding stops = ShutdownRules.stops(recording);
        if (stops.isViolated()) {
            return CONCURRENT.notExercisedSince(stops);
        }
        return readsFault(recording).or(() -> closesFault(recording))
                .map(CONCURRENT::violated)
                .orElseGet(() -> without(recording));
    }

    private static Optional<String> readsFault(Recording recording) {
        return ConcurrencyRules.reads(recording).isViolated()
                ? Optional.empty()
                : ConcurrencyRules.newFault(recording, Stage.ENDING, Stage.ENDED, Stage.ENDED_ALONE)
                        .or(() -> longWait(recording));
    }

    private static Optional<String> closesFault(Recording recording) {
        List<Call> closes = recording.at(Stage.CLOSES).toList();
        if (ShutdownRules.closes(recording).isViolated() || ShutdownRules.idempotent(recording).isViolated()
                || closes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Call> failed = closes.stream()
                .filter(call -> recording.hasShutDown() ? !call.isReturned() : !call.isReturned() && !call.isRejected())
                .findFirst();
        if (failed.isPresent()) {
            String expected = recording.hasShutDown()
                    ? "both to return"
                    : "it to return, or to throw a PluginLifecycleException";
            return Optional.of(
                    "of two calls of close() at once, one " + failed.get().seen() + "; expected " + expected);
        }
        Optional<PluginHealthcheck> ended = recording.lastHealthcheck(Stage.ENDED);
        boolean stopsAlone = recording.lastHealthcheck(Stage.ENDED_ALONE)
                .map(PluginHealthcheck::state).filter(States::isStopped).isPresent();
        return recording.hasShutDown() && stopsAlone
                ? ended.map(healthcheck -> "healthcheck() after two calls of close() at once reported "
                        + healthcheck.state().wireName() + ", and stopped only after another close(); expected stopped")
                : Optional.empty();
    }

    /** {@return whether a call is a shutdown of one adapter that is long enough to judge the reads of the other} */
    static boolean isLongShutdown(Call call) {
        return call.stage() == Stage.SHUTDOWN && call.isReturned() && call.took() >= LONG;
    }

    /**
     * {@return a fault if reads wait for most of a long shutdown, or empty} Waits like those before the shutdown, and a
     * queue of all threads, do not count. The time between two answers proves nothing, since a busy machine can delay
     * all threads between two reads.
     */
    private static Optional<String> longWait(Recording recording) {
        Optional<Call> alone = recording.first(Stage.SHUTDOWN).filter(EndingRule::isLongShutdown);
        List<Call> closes = recording.at(Stage.CLOSES).toList();
        if (alone.isEmpty() || closes.isEmpty()) {
            return Optional.empty();
        }
        long begin = closes.stream().mapToLong(Call::begin).min().orElseThrow();
        long end = closes.stream().mapToLong(Call::end).max().orElseThrow();
        long wait = wait(recording, begin, end);
        long explained = Math.max(wait(recording, Long.MIN_VALUE, begin), 2 * THREADS * slowerRead(recording));
        return wait - explained < alone.get().took() * 3 / 4
                ? Optional.empty()
                : Optional.of("healthcheck() and discover() did not answer for " + Text.duration(wait) + " while"
                        + " close() ran; expected answers during a shutdown too");
    }

    /** {@return how long half of the readers waited for an answer between two times, in nanoseconds} */
    private static long wait(Recording recording, long begin, long end) {
        return recording.at(Stage.ENDING)
                .map(read -> Math.min(read.end(), end) - Math.max(read.begin(), begin))
                .sorted(Comparator.reverseOrder())
                .skip(HALF - 1)
                .findFirst().orElse(0L);
    }

    /**
     * {@return the duration of the slower of the two reads, in nanoseconds} The fastest call of each counts, since a
     * busy machine can delay any single call.
     */
    private static long slowerRead(Recording recording) {
        return Stream.of(Call.HEALTHCHECK, Call.DISCOVER)
                .mapToLong(name -> recording.at(Stage.BEFORE_READS, Stage.AFTER_READS)
                        .filter(call -> call.name().equals(name))
                        .mapToLong(Call::took)
                        .min().orElseThrow())
                .max().orElseThrow();
    }

    private static Finding without(Recording recording) {
        if (!recording.isReached(Stage.ENDED)) {
            return CONCURRENT.notExercised(recording.endedSince());
        }
        Optional<Finding> violated = Stream.of(
                        HealthcheckRules.answers(recording), DiscoveryRules.answers(recording),
                        ConcurrencyRules.reads(recording), ShutdownRules.idempotent(recording),
                        ShutdownRules.closes(recording))
                .filter(Finding::isViolated)
                .findFirst();
        return violated.map(CONCURRENT::notExercisedSince).orElseGet(CONCURRENT::satisfied);
    }
}
