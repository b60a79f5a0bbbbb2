package com.example;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a process wrote to one of its streams. */
final class LastLines {

    /** Enough for the stack trace that an interpreter prints before it ends. */
    private static final int KEPT_LINES = 50;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ServerText text;
    private long count;

    LastLines(ServerText text) {
        this.text = text;
    }

    synchronized void add(String line) {
        if (lines.size() == KEPT_LINES) {
            lines.removeFirst();
        }
        lines.addLast(text.start(line));
        count++;
    }

    /** {@return the number of all lines so far} */
    synchronized long count() {
        return count;
    }

    /** {@return the last lines, without those that {@code count} already counted} */
    synchronized List<String> since(long earlierCount) {
        return lines.stream().skip(Math.max(0, lines.size() - (count - earlierCount))).toList();
    }
}
