package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What keeps the JSON form independent of the settings of a host's mapper.
 *
 * <p>The two annotations repeat {@code @JsonInclude} and {@code @JsonFormat}. These are not moved to a nested
 * annotation, because Jackson would let a nested annotation override a host's mix-in. The annotations of a type are
 * directly on the type, because build-time serializers (Quarkus) look only there.
 */
final class Wire {

    /** The JSON member that contains the wire name of a {@link PluginState}. */
    static final String TAG = "state";

    private Wire() {}

    /** A component that is always written. A missing or null member is an error that names it. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Required {}

    /** A component that is always written, as {@code null} if it is null. A missing member is read as null. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.SET, contentNulls = Nulls.SET)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Nullable {}

    /** {@return the constant with the given name in JSON; case matters, and ordinals and Java names are rejected} */
    static <E extends Enum<E>> E constant(String kind, E[] constants, String wireName) {
        Guard.notNull("wireName", wireName);
        for (E constant : constants) {
            // The toString of every enum of the model returns its wire name.
            if (constant.toString().equals(wireName)) {
                return constant;
            }
        }
        String expected = Arrays.stream(constants).map(E::toString).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "unknown " + kind + " \"" + Excerpt.of(wireName) + "\" (expected one of " + expected + ")");
    }
}
