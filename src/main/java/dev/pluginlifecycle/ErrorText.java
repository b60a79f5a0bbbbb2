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

    private static final int LENGTH = 300;
    private static final Pattern BLANKS = Pattern.compile("[\\p{IsWhite_Space}\\p{IsControl}]+");

    private ErrorText() {}

    static String of(Throwable error) {
        Throwable outermost = NonNull.value("error", error);
        while (isWrapper(outermost)) {
            outermost = outermost.getCause();
        }
        // Compares by identity, because an exception class may override equals.
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = outermost; cause != null && seen.add(cause); cause = cause.getCause()) {
            Optional<String> message = message(cause);
            if (message.isPresent()) {
                return Excerpt.of(simpleName(cause) + ": " + message.get(), LENGTH);
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
                .map(message -> BLANKS.matcher(message).replaceAll(" ").strip())
                .filter(message -> !message.isEmpty());
    }

    private static String simpleName(Throwable error) {
        Class<?> type = error.getClass();
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}
