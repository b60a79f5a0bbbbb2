package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        IllegalStateException cycle = new IllegalStateException(" ");
        cycle.initCause(new IllegalArgumentException("", cycle));
        return Stream.of(
                Arguments.of(refused, "ConnectException: Connection refused"),
                Arguments.of(new UnknownHostException("no-such-host"), "UnknownHostException: no-such-host"),
                Arguments.of(new ExecutionException(refused), "ConnectException: Connection refused"),
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
                Arguments.of(cycle, "IllegalStateException"),
                Arguments.of(new NullPointerException(), "NullPointerException"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorTextIsOneLineWithTheClassAndTheMessage(Throwable error, String text) {
        assertThat(ServerHealth.errorText(error)).isEqualTo(text);
    }

    @Test
    void errorTextOfARefusedHttpRequestNamesTheException() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class)
                .extracting(ServerHealth::errorText)
                .isEqualTo("ConnectException");
    }

    @Test
    void errorTextIsCutAt300Characters() {
        String text = ServerHealth.errorText(new IOException("x".repeat(10_000_000)));
        assertThat(text).hasSize(303).startsWith("IOException: xxx").endsWith("xxx...");
    }

    @Test
    void errorTextIsNotCutInTheMiddleOfAnEmoji() {
        String before = "x".repeat(299 - "IOException: ".length());
        assertThat(ServerHealth.errorText(new IOException(before + "\uD83D\uDE00 and more")))
                .isEqualTo("IOException: " + before + "...");
    }

    @Test
    void errorTextRejectsNull() {
        assertRejectsNull("error", () -> ServerHealth.errorText(null));
    }
}
