package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** An exception without a stack trace, so that its text names no line of this file. */
    private static class Untraced extends RuntimeException {

        private static final long serialVersionUID = 1;

        Untraced(String message, Throwable cause) {
            super(message, cause, false, false);
        }
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
        String seen = "close() threw dev.pluginlifecycle.testing.CallTests$Untraced";
        assertThat(make(new Untraced("no\nroute", new Untraced(null, new Untraced("refused", null)))))
                .hasToString(seen + ": no route").returns("no\nroute; caused by refused", Call::message);
        assertThat(make(new Untraced(null, null))).hasToString(seen).returns("", Call::message);
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
        assertThat(make(hostile)).hasToString("close() threw " + hostile.getClass().getName());
    }

    @Test
    void timedOutNamesThePlaceOfTheThread() {
        assertThat(Call.timedOut("close()", 1, Thread.currentThread(), CLOCK).seen())
                .startsWith("did not return within 0 ms (still at ").contains("Call.timedOut");
    }
}
