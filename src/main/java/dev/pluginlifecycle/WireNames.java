package dev.pluginlifecycle;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The constants of an enum by their wire names, which are exact: no other case, no ordinal, no Java name.
 *
 * @param <E> the enum
 */
final class WireNames<E extends Enum<E>> {

    private final String what;
    private final Map<String, E> constants;
    private final String expected;

    /** Of {@code constants}, called {@code what} in a refusal. */
    WireNames(String what, E[] constants, Function<E, String> wireName) {
        this.what = what;
        this.constants = Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(wireName, Function.identity()));
        this.expected = Arrays.stream(constants).map(wireName).collect(Collectors.joining(", "));
    }

    E constant(String wireName) {
        E constant = constants.get(Objects.requireNonNull(wireName, "wireName must not be null"));
        if (constant == null) {
            throw new IllegalArgumentException(
                    "unknown " + what + " \"" + wireName + "\" (expected one of " + expected + ")");
        }
        return constant;
    }
}
