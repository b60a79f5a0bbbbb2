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
 * @param stage the stage of the check at which the call was made
 * @param name the name of the call in messages, such as {@code healthcheck()} or {@code the factory}
 * @param result how the call ended
 * @param value the returned value; null if the call returned null or did not return
 * @param seen the result as a phrase that follows the name: {@code threw java.lang.IllegalStateException: no route}
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

    /**
     * Creates a call that threw. Runs on the thread of the call, within its timeout: an exception's methods are foreign
     * code.
     */
    static Call threw(Stage stage, String name, long begin, Throwable error) {
        Result result = error instanceof PluginLifecycleException ? Result.REJECTED : Result.THREW;
        String seen = "threw " + error.getClass().getName();
        try {
            String message = error.getMessage();
            seen += (message == null ? "" : ": " + Text.cut(message)) + place("at", error.getStackTrace());
        } catch (Throwable hostile) {
            // A method of the exception threw, so the message contains only the class name.
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

    /** {@return the fault of a call that must return a value, as a phrase that follows the name, or empty} */
    Optional<String> fault() {
        if (!isReturned()) {
            return Optional.of(seen);
        }
        if (value == null) {
            return Optional.of("returned null");
        }
        return interrupted ? Optional.of("left the caller's interrupt flag set") : Optional.empty();
    }

    /** {@return the fault of a call that must return a value, with the situation and the expected answer, or empty} */
    Optional<String> violation(String when, String answer) {
        return fault().map(fault -> name + " " + fault + when + expected(answer));
    }

    /** {@return the expected answer, or for a call that returned one, the interrupt flag as it was} */
    String expected(String answer) {
        return "; expected " + (isReturned() && value != null ? "it unchanged" : answer);
    }

    @Override
    public String toString() {
        return name + " " + seen;
    }
}
