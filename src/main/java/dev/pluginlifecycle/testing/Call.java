package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycleException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One call and its result.
 *
 * @param stage when the call was made
 * @param name the method that was called, such as {@code healthcheck()}
 * @param result how the call ended
 * @param value the returned value, which may be null
 * @param seen the result in words, which follow the name: {@code threw java.lang.IllegalStateException: no route}
 * @param interrupted whether the call left the interrupt flag of its thread set
 * @param begin when the call began, by {@link System#nanoTime()}
 * @param end when the call ended, by {@link System#nanoTime()}
 * @param second when the call ended, in seconds since the Unix epoch
 */
record Call(
        Stage stage, String name, Result result, Object value, String seen, boolean interrupted,
        long begin, long end, long second) {

    static final String HEALTHCHECK = "healthcheck()";
    static final String DISCOVER = "discover()";

    enum Result { RETURNED, REJECTED, THREW, TIMED_OUT }

    static Call returned(Stage stage, String name, long begin, Object value) {
        return new Call(stage, name, Result.RETURNED, value, "returned", false, begin, System.nanoTime(), now());
    }

    /** Runs on the thread that threw, within the call's timeout, since the methods of an exception are foreign code. */
    static Call threw(Stage stage, String name, long begin, Throwable error) {
        Result result = error instanceof PluginLifecycleException ? Result.REJECTED : Result.THREW;
        String seen = "threw " + error.getClass().getName();
        try {
            String message = error.getMessage();
            seen += (message == null ? "" : ": " + Text.cut(message)) + place("at", error.getStackTrace());
        } catch (Throwable hostile) {
            // The class name is enough.
        }
        return new Call(stage, name, result, null, seen, false, begin, System.nanoTime(), now());
    }

    static Call timedOut(Stage stage, String name, long begin, long limit, Thread thread) {
        String seen = "did not return within " + Text.duration(limit) + place("still at", thread.getStackTrace());
        return new Call(stage, name, Result.TIMED_OUT, null, seen, false, begin, System.nanoTime(), now());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    /** Names the first stack frame outside the JDK, so that the author finds the fault without a debugger. */
    private static String place(String preposition, StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> " (" + preposition + " " + frame + ")")
                .orElse("");
    }

    Call withInterrupted(boolean flag) {
        return new Call(stage, name, result, value, seen, flag, begin, end, second);
    }

    boolean isReturned() {
        return result == Result.RETURNED;
    }

    boolean isRejected() {
        return result == Result.REJECTED;
    }

    boolean isTimedOut() {
        return result == Result.TIMED_OUT;
    }

    boolean isHealthcheck() {
        return name.equals(HEALTHCHECK);
    }

    boolean isDiscovery() {
        return name.equals(DISCOVER);
    }

    Optional<PluginHealthcheck> healthcheck() {
        return value instanceof PluginHealthcheck healthcheck ? Optional.of(healthcheck) : Optional.empty();
    }

    Optional<DiscoveryResult> discovery() {
        return value instanceof DiscoveryResult discovery ? Optional.of(discovery) : Optional.empty();
    }

    long took() {
        return end - begin;
    }

    /** {@return the fault of a healthcheck or a discovery in words, which follow the name} */
    Optional<String> fault() {
        if (!isReturned()) {
            return Optional.of(seen);
        }
        if (value == null) {
            return Optional.of("returned null");
        }
        return interrupted ? Optional.of("left the caller's interrupt flag set") : Optional.empty();
    }

    @Override
    public String toString() {
        return name + " " + seen;
    }
}
