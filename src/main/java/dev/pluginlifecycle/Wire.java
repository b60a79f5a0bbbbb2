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
 * <p>Both annotations repeat two lines, which cannot be moved to a third one: Jackson would prefer such a nested
 * annotation to a host's own mix-in. The annotations of a type are directly on the type, because build-time serializers
 * (Quarkus) look nowhere else.
 */
final class Wire {

    /** The member that tags a {@link PluginState}. */
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
}
