package com.example;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process wrote to its standard error. */
final class LastErrors {

    /** Enough for the stack trace that an interpreter prints before it ends. */
    private static final int KEPT_LINES = 50;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ServerText text;

    LastErrors(ServerText text) {
        this.text = text;
    }

    synchronized void add(String line) {
        if (lines.size() == KEPT_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** {@return an exception with the exit code and the line that best describes the error} */
    synchronized IOException reason(int exitCode) {
        String summary = text.summary(lines.stream());
        String end = "the server process ended with exit code " + exitCode;
        return new IOException(summary.isEmpty() ? end : end + ": " + summary);
    }
}
