package dev.pluginlifecycle;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the constants of an enum by their wire names. Names are case-sensitive; ordinals and Java names are rejected.
 *
 * @param <E> the enum type
 */
final class WireNames<E extends Enum<E>> {

    private final String kind;
    private final Map<String, E> constants;
    private final String expected;

    WireNames(String kind, E[] constants, Function<E, String> wireName) {
        this.kind = kind;
        this.constants = Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(wireName, Function.identity()));
        this.expected = Arrays.stream(constants).map(wireName).collect(Collectors.joining(", "));
    }

    E constant(String wireName) {
        E constant = constants.get(NonNull.value("wireName", wireName));
        if (constant == null) {
            throw new IllegalArgumentException(
                    "unknown " + kind + " \"" + Excerpt.of(wireName) + "\" (expected one of " + expected + ")");
        }
        return constant;
    }
}
