package dev.pluginlifecycle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Describes an exception in one short line, whatever the methods of the exception do. */
final class ErrorText {

    private static final int MAX_LENGTH = 300;

    /** Ends a cycle of causes, and a chain whose {@code getCause} returns a new exception each time. */
    private static final int MAX_CAUSES = 100;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    private ErrorText() {}

    static String of(Throwable error) {
        Throwable outermost = unwrap(Guard.notNull("error", error));
        Throwable cause = outermost;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            String message = message(cause);
            if (!message.isEmpty()) {
                return Excerpt.of(simpleName(cause) + ": " + message, MAX_LENGTH);
            }
            cause = orNull(cause::getCause);
        }
        return Excerpt.of(simpleName(outermost), MAX_LENGTH);
    }

    private static Throwable unwrap(Throwable error) {
        Throwable unwrapped = error;
        for (int i = 0; isWrapper(unwrapped) && i < MAX_CAUSES; i++) {
            Throwable cause = orNull(unwrapped::getCause);
            if (cause == null) {
                return unwrapped;
            }
            unwrapped = cause;
        }
        return unwrapped;
    }

    private static boolean isWrapper(Throwable error) {
        return error instanceof ExecutionException
                || error instanceof CompletionException
                || error instanceof InvocationTargetException
                || error instanceof UndeclaredThrowableException;
    }

    private static String message(Throwable error) {
        String message = orNull(error::getMessage);
        return message == null ? "" : WHITE_SPACE.matcher(Excerpt.oneLine(message)).replaceAll(" ").strip();
    }

    private static String simpleName(Throwable error) {
        Class<?> type = error.getClass();
        String name = orNull(type::getSimpleName);
        if (name == null) {
            // The class in which this one is nested cannot be loaded.
            return type.getName().substring(type.getName().lastIndexOf('.') + 1);
        }
        // The simple name of an anonymous class is empty.
        while (name.isEmpty()) {
            type = type.getSuperclass();
            name = type.getSimpleName();
        }
        return name;
    }

    /** {@return the result, or null if the method throws anything, such as a StackOverflowError} */
    private static <T> T orNull(Supplier<T> method) {
        try {
            return method.get();
        } catch (Throwable e) {
            return null;
        }
    }
}
