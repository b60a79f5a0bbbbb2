package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hosts on Jackson 2, each with a setting that changes, or once changed, the form of somebody's records. */
final class Jackson2Hosts {

    private Jackson2Hosts() {}

    static Stream<HostMapper> all() {
        Map<String, Consumer<JsonMapper.Builder>> settings = new LinkedHashMap<>();
        settings.put("as it comes", host -> {});
        naming(settings);
        inclusion(settings);
        order(settings);
        numbersAndArrays(settings);
        visibility(settings);
        creators(settings);
        enums(settings);
        nulls(settings);
        types(settings);
        return settings.entrySet().stream().flatMap(setting -> host(setting.getKey(), setting.getValue()));
    }

    /** The host with a setting; none on an older Jackson, to which the setting is not known. */
    private static Stream<HostMapper> host(String setting, Consumer<JsonMapper.Builder> change) {
        JsonMapper.Builder builder = JsonMapper.builder();
        try {
            change.accept(builder);
        } catch (NoSuchFieldError unknownSetting) {
            return Stream.empty();
        }
        JsonMapper mapper = builder.build();
        return Stream.of(new HostMapper(
                "Jackson 2, " + setting,
                mapper::writeValueAsString,
                (json, type) -> mapper.readValue(json, mapper.constructType(type))));
    }

    private static void naming(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("camel case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE));
        settings.put("upper camel case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE));
        settings.put("snake case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
        settings.put("upper snake case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE));
        settings.put("kebab case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE));
        settings.put("dot case", host -> host.propertyNamingStrategy(PropertyNamingStrategies.LOWER_DOT_CASE));
        settings.put("bean naming", host -> host.enable(MapperFeature.USE_STD_BEAN_NAMING));
    }

    private static void inclusion(Map<String, Consumer<JsonMapper.Builder>> settings) {
        for (Include include : List.of(Include.NON_NULL, Include.NON_ABSENT, Include.NON_EMPTY, Include.NON_DEFAULT)) {
            JsonInclude.Value value = JsonInclude.Value.construct(include, include);
            settings.put(include.name(), host -> host.defaultPropertyInclusion(JsonInclude.Value.construct(include, null)));
            settings.put(include + ", content too", host -> host.defaultPropertyInclusion(value));
            settings.put(include + " by override", host -> {
                for (Class<?> type : List.of(String.class, List.class, Map.class, Long.class, Object.class)) {
                    host.withConfigOverride(type, override -> override.setInclude(value).setIncludeAsProperty(value));
                }
            });
        }
    }

    @SuppressWarnings("deprecation") // Hosts still set it.
    private static void order(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("sorted", host -> host.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
        settings.put("creators not first", host -> host
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST));
        settings.put("creators not first, unsorted", host -> host.disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST));
        settings.put("not by index", host -> host.disable(MapperFeature.SORT_PROPERTIES_BY_INDEX));
        settings.put("indented", host -> host.enable(SerializationFeature.INDENT_OUTPUT));
        settings.put("ASCII", host -> host.enable(JsonWriteFeature.ESCAPE_NON_ASCII));
        settings.put("no null map values", host -> host.disable(SerializationFeature.WRITE_NULL_MAP_VALUES));
    }

    private static void numbersAndArrays(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("big decimals", host -> host.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS));
        settings.put("big integers", host -> host.enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS));
        settings.put("longs", host -> host.enable(DeserializationFeature.USE_LONG_FOR_INTS));
        settings.put("Java arrays", host -> host.enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY));
        settings.put("one-element arrays unwrapped", host -> host
                .enable(SerializationFeature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY));
        settings.put("one-element arrays accepted", host -> host
                .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS));
        settings.put("no coercion", host -> host.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    }

    private static void visibility(Map<String, Consumer<JsonMapper.Builder>> settings) {
        for (PropertyAccessor accessor : PropertyAccessor.values()) {
            settings.put(accessor + " visible", host -> host.visibility(accessor, Visibility.ANY));
            settings.put(accessor + " hidden", host -> host.visibility(accessor, Visibility.NONE));
        }
        settings.put("no auto-detection", host -> host.disable(
                MapperFeature.AUTO_DETECT_CREATORS,
                MapperFeature.AUTO_DETECT_FIELDS,
                MapperFeature.AUTO_DETECT_GETTERS,
                MapperFeature.AUTO_DETECT_IS_GETTERS,
                MapperFeature.AUTO_DETECT_SETTERS,
                MapperFeature.INFER_PROPERTY_MUTATORS));
        settings.put("no access override", host -> host.disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS));
    }

    private static void creators(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("delegating constructors", host -> host.constructorDetector(ConstructorDetector.USE_DELEGATING));
        settings.put("property constructors", host -> host.constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED));
        settings.put("explicit constructors", host -> host.constructorDetector(ConstructorDetector.EXPLICIT_ONLY));
        settings.put("parameter names", host -> host.annotationIntrospector(new ParameterNames()));
    }

    private static void enums(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("enums by index", host -> host.enable(SerializationFeature.WRITE_ENUMS_USING_INDEX));
        settings.put("enum keys by index", host -> host.enable(SerializationFeature.WRITE_ENUM_KEYS_USING_INDEX));
        settings.put("enums by toString", host -> host
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING));
        settings.put("enums by name", host -> host
                .disable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.READ_ENUMS_USING_TO_STRING));
        settings.put("enums in lower case", host -> host.enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE));
        settings.put("case-insensitive enums", host -> host.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));
        settings.put("no numbers for enums", host -> host.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS));
        settings.put("unknown enums as null", host -> host
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL));
        settings.put("unknown enums as default", host -> host
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE));
        settings.put("enums as objects by override", host -> host.withConfigOverride(
                ServerStatus.class,
                override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER))));
    }

    private static void nulls(Map<String, Consumer<JsonMapper.Builder>> settings) {
        for (Nulls nulls : List.of(Nulls.AS_EMPTY, Nulls.SKIP, Nulls.FAIL)) {
            settings.put("nulls " + nulls, host -> host.defaultSetterInfo(JsonSetter.Value.construct(nulls, nulls)));
            settings.put("nulls " + nulls + " by override", host -> {
                for (Class<?> type : List.of(String.class, List.class, Map.class, Long.class, PluginState.class)) {
                    host.withConfigOverride(
                            type, override -> override.setSetterInfo(JsonSetter.Value.construct(nulls, nulls)));
                }
            });
        }
        settings.put("no null primitives", host -> host.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES));
        settings.put("empty string as null", host -> host
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT));
    }

    private static void types(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("unknown members accepted", host -> host
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        settings.put("ignored members refused", host -> host
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        settings.put("case-insensitive members", host -> host.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES));
        settings.put("invalid subtypes as null", host -> host.disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE));
        settings.put("base type as default", host -> host.enable(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL));
        settings.put("type id not required", host -> host.disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES));
        settings.put("trailing tokens refused", host -> host.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
    }

    /** What jackson-module-parameter-names does: constructor parameters have names without an annotation. */
    private static final class ParameterNames extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public String findImplicitPropertyName(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && member.getDeclaringClass().isRecord()
                    ? member.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName()
                    : super.findImplicitPropertyName(member);
        }
    }
}
