package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What keeps the wire form the same under any host's mapper: each annotation bundles defences that repeat.
 *
 * <p>The three for components share two lines, which is not a bundle inside of them: Jackson lets a nested one win over
 * a host's own mix-in.
 */
final class Wire {

    /** The member that tags a {@link PluginState}. */
    static final String TAG = "state";

    private Wire() {}

    /** A type whose members are those with a wire name and no others, and which tolerates unknown ones. */
    @JacksonAnnotationsInside
    @JsonAutoDetect(
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE,
            setterVisibility = Visibility.NONE,
            fieldVisibility = Visibility.NONE,
            creatorVisibility = Visibility.NONE)
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Type {}

    /** A component that is always written; absent or null, it is refused by name. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Required {}

    /** A component that is always written, as null where it has no value; absent or null, it is read as null. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.SET, contentNulls = Nulls.SET)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Nullable {}

    /** A collection that is always written; absent or null, it is read as empty. */
    @JacksonAnnotationsInside
    @JsonInclude(value = JsonInclude.Include.ALWAYS, content = JsonInclude.Include.ALWAYS)
    @JsonFormat(without = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
    @JsonSetter(nulls = Nulls.AS_EMPTY, contentNulls = Nulls.FAIL)
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Collection {}
}
