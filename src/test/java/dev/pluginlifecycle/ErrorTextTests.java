package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.ModelClasses.invoke;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTextTests {

    static Stream<Arguments> errors() {
        ConnectException refused = new ConnectException("Connection refused");
        ConnectException withoutMessage = new ConnectException();
        withoutMessage.initCause(new ClosedChannelException());
        SQLException chain = new SQLException("The connection attempt failed.", "08001", refused);
        chain.setNextException(new SQLException("next"));
        return Stream.of(
                Arguments.of(refused, "ConnectException: Connection refused"),
                Arguments.of(new UnknownHostException("no-such-host"), "UnknownHostException: no-such-host"),
                Arguments.of(new CompletionException(new ExecutionException("text", refused)),
                        "ConnectException: Connection refused"),
                Arguments.of(new InvocationTargetException(refused), "ConnectException: Connection refused"),
                Arguments.of(new UndeclaredThrowableException(refused, "text"), "ConnectException: Connection refused"),
                Arguments.of(new CompletionException("alone", null), "CompletionException: alone"),
                Arguments.of(new ExecutionException(new TimeoutException()), "TimeoutException"),
                Arguments.of(withoutMessage, "ConnectException"),
                Arguments.of(new CompletionException(withoutMessage), "ConnectException"),
                Arguments.of(new IllegalStateException((String) null, refused), "ConnectException: Connection refused"),
                Arguments.of(new IllegalStateException(" \t", refused), "ConnectException: Connection refused"),
                Arguments.of(new UncheckedIOException("reading the catalog", new IOException("cut")),
                        "UncheckedIOException: reading the catalog"),
                Arguments.of(chain, "SQLException: The connection attempt failed."),
                Arguments.of(new OutOfMemoryError("Java heap space"), "OutOfMemoryError: Java heap space"),
                Arguments.of(new IOException("anonymous") {
                    private static final long serialVersionUID = 1;
                }, "IOException: anonymous"),
                Arguments.of(new IOException(" first line\r\n\tsecond \u001b[31mline\u0085\u2028end\u0000"),
                        "IOException: first line second [31mline end"),
                Arguments.of(new IOException("x".repeat(10_000_000)), "IOException: " + "x".repeat(287) + "..."),
                // A cut in the middle of an emoji would leave a lone surrogate.
                Arguments.of(new IOException("x".repeat(286) + "\uD83D\uDE00 and more"),
                        "IOException: " + "x".repeat(286) + "..."));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorTextIsAShortLineWithTheClassAndTheMessage(Throwable error, String text) {
        assertThat(ServerHealth.errorText(error)).isEqualTo(text);
    }

    static Stream<Arguments> hostileErrors() throws Exception {
        IllegalStateException cycle = new IllegalStateException(" ");
        cycle.initCause(new IllegalArgumentException("", cycle));
        CompletionException wrappers = new CompletionException("cycle") {
            private static final long serialVersionUID = 1;
        };
        wrappers.initCause(new CompletionException("cycle", wrappers));
        return Stream.of(
                Arguments.of("HostileException", new HostileException(ErrorTextTests::endlessText, () -> null)),
                Arguments.of("HostileException", new HostileException(() -> null, ErrorTextTests::endlessText)),
                Arguments.of("IOException: e", new HostileException(
                        ErrorTextTests::endlessText, () -> new IOException("e"))),
                Arguments.of("HostileException", endlessCauses()),
                Arguments.of("CompletionException", endlessWrappers()),
                Arguments.of("IllegalStateException", cycle),
                Arguments.of("CompletionException: cycle", wrappers),
                Arguments.of("ErrorTextTests$HostileException", withoutEnclosingClass()));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostileErrors")
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void errorTextNeitherThrowsNorHangs(String text, Throwable error) {
        assertThat(ServerHealth.errorText(error)).isEqualTo(text);
        assertThat(ServerHealth.errorText(new ExecutionException("text", error))).isEqualTo(text);
    }

    private static <T> T endlessText() {
        return endlessText();
    }

    private static Throwable endlessCauses() {
        return new HostileException(() -> null, ErrorTextTests::endlessCauses);
    }

    private static Throwable endlessWrappers() {
        return new CompletionException(null, null) {
            private static final long serialVersionUID = 1;

            @Override
            public Throwable getCause() {
                return endlessWrappers();
            }
        };
    }

    /** Returns an exception of a nested class whose enclosing class is missing, as in a jar that is incomplete. */
    private static Throwable withoutEnclosingClass() throws Exception {
        String name = HostileException.class.getName();
        ClassLoader loader = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String required) throws ClassNotFoundException {
                if (!required.equals(name)) {
                    throw new ClassNotFoundException(required);
                }
                String file = "/" + name.replace('.', '/') + ".class";
                byte[] bytes = invoke(() -> ErrorTextTests.class.getResourceAsStream(file).readAllBytes());
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        Supplier<String> none = () -> null;
        return (Throwable) loader.loadClass(name).getConstructors()[0].newInstance(none, none);
    }

    /** Public, since a copy of it is in another class loader. */
    public static final class HostileException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Supplier<String> message;
        private final transient Supplier<Throwable> cause;

        public HostileException(Supplier<String> message, Supplier<Throwable> cause) {
            this.message = message;
            this.cause = cause;
        }

        @Override
        public String getMessage() {
            return message.get();
        }

        @Override
        public Throwable getCause() {
            return cause.get();
        }
    }
}
