package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.testing.Call.Result.REJECTED;
import static dev.pluginlifecycle.testing.Call.Result.RETURNED;
import static dev.pluginlifecycle.testing.Call.Result.THREW;
import static dev.pluginlifecycle.testing.Call.Result.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginLifecycleException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CallTests extends Samples {

    private static Call make(Exception error) {
        return make(() -> {
            throw error;
        });
    }

    private static Call make(Callable<?> body) {
        return Call.make("close()", body, CLOCK);
    }

    private static Call call(Call.Result result, Object value, String seen, String message, boolean interrupted) {
        return new Call("close()", result, value, seen, message, interrupted, NOW);
    }

    /** An exception without a stack trace, so that its text names no line of this file. */
    private static class Untraced extends RuntimeException {

        private static final long serialVersionUID = 1;

        Untraced(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }

    private static void assertIs(Call.Result result, Call call) {
        assertThat(call).returns(result, Call::result).returns(result == RETURNED, Call::isReturned)
                .returns(result == REJECTED, Call::isRejected).returns(result == TIMED_OUT, Call::isTimedOut);
    }

    @Test
    void makeReturnsTheResultOfTheCall() {
        assertIs(RETURNED, make(() -> "value"));
        assertIs(REJECTED, make(new PluginLifecycleException("disabled")));
        assertIs(THREW, make(new IllegalStateException()));
        assertIs(THREW, make(() -> {
            throw new StackOverflowError();
        }));
        assertThat(make(() -> "value")).isEqualTo(call(RETURNED, "value", "returned", null, false))
                .hasToString("close() returned");
    }

    @Test
    void makeTakesTheInterruptFlag() {
        assertThat(make(() -> {
            Thread.currentThread().interrupt();
            return null;
        }).interrupted()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void makeKeepsTheMessagesOfAllCauses() {
        String seen = "threw dev.pluginlifecycle.testing.CallTests$Untraced";
        assertThat(make(new Untraced("no\nroute", new Untraced(null, new Untraced("refused", null)))))
                .isEqualTo(call(THREW, null, seen + ": no route", "no\nroute; caused by refused", false));
        assertThat(make(new Untraced(null, null))).isEqualTo(call(THREW, null, seen, "", false));
    }

    @Test
    void makeNamesTheFirstStackFrameOutsideTheJdk() {
        assertThat(make(() -> Integer.parseInt("x")).seen())
                .startsWith("threw java.lang.NumberFormatException: For input string: \"x\" (at ")
                .contains(CallTests.class.getName() + ".").endsWith(")");
    }

    @Test
    void makeOfAHostileExceptionNamesItsClass() {
        Exception hostile = new Exception() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }
        };
        assertThat(make(hostile)).isEqualTo(call(THREW, null, "threw " + hostile.getClass().getName(), null, false));
    }

    @Test
    void timedOutNamesThePlaceOfTheThread() {
        assertIs(TIMED_OUT, timedOut("close()"));
        assertThat(timedOut("close()")).hasToString("close() did not return within 2 s").returns(NOW, Call::second);
        assertThat(Call.timedOut("close()", 1, Thread.currentThread(), CLOCK).seen())
                .startsWith("did not return within 0 ms (still at ").contains("Call.timedOut");
    }
}
