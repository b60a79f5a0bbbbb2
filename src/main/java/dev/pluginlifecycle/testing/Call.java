package dev.pluginlifecycle.testing;

import dev.pluginlifecycle.PluginLifecycleException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call and its result.
 *
 * @param name the name of the call in messages, such as {@code healthcheck()} or {@code the factory}
 * @param result how the call ended
 * @param value the returned value; null if the call returned null or did not return
 * @param seen the result as a phrase that follows the name: {@code threw java.lang.IllegalStateException: no route}
 * @param message the messages of the exception that the call threw and of its causes, or null
 * @param interrupted whether the call left the interrupt flag of its thread set
 * @param second when the call ended, in seconds since the Unix epoch
 */
record Call(
        String name, Result result, Object value, String seen, String message, boolean interrupted, long second) {

    static final String HEALTHCHECK = "healthcheck()";
    static final String DISCOVER = "discover()";
    static final String CLOSE = "close()";

    private static final int CAUSES = 10;

    enum Result { RETURNED, REJECTED, THREW, TIMED_OUT }

    /** Makes a call. An exception's methods are foreign code too, so they are called here, within the timeout. */
    static Call make(String name, Callable<?> body, InstantSource clock) {
        try {
            return ended(name, Result.RETURNED, body.call(), "returned", null, clock);
        } catch (PluginLifecycleException e) {
            return threw(name, Result.REJECTED, e, clock);
        } catch (Throwable e) {
            return threw(name, Result.THREW, e, clock);
        }
    }

    private static Call threw(String name, Result result, Throwable error, InstantSource clock) {
        String seen = "threw " + error.getClass().getName();
        try {
            String message = error.getMessage();
            String cut = message == null ? "" : ": " + Text.cut(message);
            String place = place("at", error.getStackTrace());
            return ended(name, result, null, seen + cut + place, messages(error), clock);
        } catch (Throwable hostile) {
            return ended(name, result, null, seen, null, clock);
        }
    }

    private static String messages(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(CAUSES)
                .map(Throwable::getMessage).filter(Objects::nonNull).collect(Collectors.joining("; caused by "));
    }

    private static Call ended(
            String name, Result result, Object value, String seen, String message, InstantSource clock) {
        return new Call(name, result, value, seen, message, Thread.interrupted(), clock.instant().getEpochSecond());
    }

    static Call timedOut(String name, long limit, Thread thread, InstantSource clock) {
        String seen = "did not return within " + Text.duration(limit) + place("still at", thread.getStackTrace());
        return new Call(name, Result.TIMED_OUT, null, seen, null, false, clock.instant().getEpochSecond());
    }

    /** Names the first stack frame outside the JDK, so that the author finds the fault without a debugger. */
    private static String place(String preposition, StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> " (" + preposition + " " + frame + ")")
                .orElse("");
    }

    boolean isReturned() {
        return result == Result.RETURNED;
    }

    boolean isTimedOut() {
        return result == Result.TIMED_OUT;
    }

    boolean isRejected() {
        return result == Result.REJECTED;
    }

    boolean isHealthcheck() {
        return name.equals(HEALTHCHECK);
    }

    boolean isRead() {
        return isHealthcheck() || name.equals(DISCOVER);
    }

    <T> Optional<T> value(Class<T> type) {
        return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
    }

    /** {@return the fault of a call that must return a value, with what is expected instead, or empty} */
    Optional<String> fault(String expected) {
        if (!isReturned()) {
            return Optional.of(this + "; expected " + expected);
        }
        if (value == null) {
            return Optional.of(name + " returned null; expected " + expected);
        }
        return interrupted
                ? Optional.of(name + " left the caller's interrupt flag set; expected it unchanged")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name + " " + seen;
    }
}
