package dev.pluginlifecycle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** Describes an exception in one short line. */
final class ErrorText {

    private static final int MAX_LENGTH = 300;
    private static final Pattern WHITE_SPACE_OR_CONTROL = Pattern.compile("[\\p{IsWhite_Space}\\p{IsControl}]+");

    private ErrorText() {}

    static String of(Throwable error) {
        Throwable outermost = Guard.notNull("error", error);
        while (isWrapper(outermost)) {
            outermost = outermost.getCause();
        }
        // Causes can form a cycle. Compared by identity, because an exception class may override equals.
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = outermost; cause != null && seen.add(cause); cause = cause.getCause()) {
            Optional<String> message = message(cause);
            if (message.isPresent()) {
                return Excerpt.of(simpleName(cause) + ": " + message.get(), MAX_LENGTH);
            }
        }
        return simpleName(outermost);
    }

    private static boolean isWrapper(Throwable error) {
        return error.getCause() != null
                && (error instanceof ExecutionException
                        || error instanceof CompletionException
                        || error instanceof InvocationTargetException
                        || error instanceof UndeclaredThrowableException);
    }

    private static Optional<String> message(Throwable error) {
        return Optional.ofNullable(error.getMessage())
                .map(message -> WHITE_SPACE_OR_CONTROL.matcher(message).replaceAll(" ").strip())
                .filter(message -> !message.isEmpty());
    }

    private static String simpleName(Throwable error) {
        Class<?> type = error.getClass();
        // The simple name of an anonymous class is empty.
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}
