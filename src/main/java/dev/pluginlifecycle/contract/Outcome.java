package dev.pluginlifecycle.contract;

import dev.pluginlifecycle.PluginLifecycleException;
import java.time.Duration;
import java.util.Arrays;

/**
 * What came of one call.
 *
 * @param <T> what the call returns
 */
sealed interface Outcome<T> {

    /** {@return what was seen, to go on after the name of the call} */
    String seen();

    /** {@return whether the call threw the exception with which an adapter may refuse} */
    default boolean isLifecycleException() {
        return this instanceof Threw<T> threw && threw.error() instanceof PluginLifecycleException;
    }

    record Returned<T>(T value) implements Outcome<T> {
        @Override
        public String seen() {
            return "returned " + value;
        }
    }

    record Threw<T>(Throwable error, String seen) implements Outcome<T> {

        /** To be called on the thread that threw: an error's own methods may throw, or hang, as well. */
        static <T> Threw<T> of(Throwable error) {
            try {
                return new Threw<>(error, "threw " + error + foreignFrame("at", error.getStackTrace()));
            } catch (Throwable broken) {
                return new Threw<>(error, "threw " + error.getClass().getName());
            }
        }
    }

    record Hung<T>(Duration bound, String place) implements Outcome<T> {

        static <T> Hung<T> of(Duration bound, Thread thread) {
            return new Hung<>(bound, foreignFrame("still at", thread.getStackTrace()));
        }

        @Override
        public String seen() {
            return "did not return within " + bound + place;
        }
    }

    /** The first frame that is none of the JDK's, so that the fault is found without a debugger. */
    private static String foreignFrame(String where, StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame -> " (" + where + " " + frame + ")")
                .orElse("");
    }
}
