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

/**
 * The annotations that keep a component's wire form the same under the settings of any host's mapper.
 *
 * <p>Two lines stand in both. They are not a third annotation inside these two: Jackson would let a nested one win over
 * a host's own mix-in. What a type needs stands directly on it, because build-time serializers (Quarkus) look nowhere
 * else.
 */
final class Wire {

    /** The member that tags a {@link PluginState}. */
    static final String TAG = "state";

    private Wire() {}

    /** A component that is always written. A reader rejects it by name if it is absent or null. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Required {}

    /** A component that is always written, as null if it has no value. An absent one is read as null. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.SET, contentNulls = Nulls.SET)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Nullable {}
}
