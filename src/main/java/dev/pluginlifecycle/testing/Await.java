package dev.pluginlifecycle.testing;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Waits for what must happen within the timeout. It is enough that it happens once.
 *
 * @param timeout the timeout in nanoseconds
 */
record Await(long timeout) {

    private static final long PAUSE_MILLIS = 10;

    /** With fewer attempts, a machine that stood still for the whole timeout would count as an adapter's fault. */
    private static final int MIN_ATTEMPTS = 5;

    /** An attempt to get an answer for which a condition may hold. */
    @FunctionalInterface
    interface Attempt<T, X extends Exception> {

        /** {@return the answer, or empty if there is none} */
        Optional<T> make() throws InterruptedException, X;
    }

    /** {@return the first answer for which the condition holds, or the last one before the timeout} */
    <T, X extends Exception> Optional<T> until(Attempt<T, X> attempt, Predicate<T> condition)
            throws InterruptedException, X {
        long begin = System.nanoTime();
        for (int attempts = 1; ; attempts++) {
            Optional<T> answer = attempt.make();
            boolean late = attempts >= MIN_ATTEMPTS && System.nanoTime() - begin >= timeout;
            if (late || answer.isEmpty() || condition.test(answer.get())) {
                return answer;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** {@return a phrase such as {@code after 10 s}} */
    String after() {
        return "after " + Text.duration(timeout);
    }

    /** {@return an expectation, with the advice for an adapter that is only slow} */
    static String expected(String expected) {
        return "; expected " + expected + " (if it only takes longer, see withTimeout)";
    }
}
