package dev.pluginlifecycle;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Hosts on Jackson 3, each with a setting that changes, or once changed, the form of somebody's records. */
final class Jackson3Hosts {

    private Jackson3Hosts() {}

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
                "Jackson 3, " + setting,
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
    }

    private static void inclusion(Map<String, Consumer<JsonMapper.Builder>> settings) {
        for (Include include : List.of(Include.NON_NULL, Include.NON_ABSENT, Include.NON_EMPTY, Include.NON_DEFAULT)) {
            JsonInclude.Value value = JsonInclude.Value.construct(include, include);
            settings.put(include.name(), host -> host.changeDefaultPropertyInclusion(old -> old.withValueInclusion(include)));
            settings.put(include + ", content too", host -> host.changeDefaultPropertyInclusion(old -> value));
            settings.put(include + " by override", host -> {
                for (Class<?> type : List.of(String.class, List.class, Map.class, Long.class, Object.class)) {
                    host.withConfigOverride(type, override -> override.setInclude(value).setIncludeAsProperty(value));
                }
            });
        }
    }

    private static void order(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("sorted", host -> host.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
        settings.put("creators not first", host -> host
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST));
        settings.put("creators not first, unsorted", host -> host.disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST));
        settings.put("not by index", host -> host.disable(MapperFeature.SORT_PROPERTIES_BY_INDEX));
        settings.put("not by index, sorted", host -> host
                .disable(MapperFeature.SORT_PROPERTIES_BY_INDEX)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
        settings.put("indented", host -> host.enable(SerializationFeature.INDENT_OUTPUT));
        settings.put("inclusion kept from containers", host -> host
                .disable(SerializationFeature.APPLY_JSON_INCLUDE_FOR_CONTAINERS));
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
            settings.put(accessor + " visible", host -> host.changeDefaultVisibility(old -> old.withVisibility(accessor, Visibility.ANY)));
            settings.put(accessor + " hidden", host -> host.changeDefaultVisibility(old -> old.withVisibility(accessor, Visibility.NONE)));
        }
        settings.put("no inference", host -> host.disable(
                MapperFeature.INFER_PROPERTY_MUTATORS,
                MapperFeature.INFER_CREATOR_FROM_CONSTRUCTOR_PROPERTIES,
                MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS,
                MapperFeature.DETECT_PARAMETER_NAMES));
        settings.put("no access override", host -> host.disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS));
    }

    private static void creators(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("delegating constructors", host -> host.constructorDetector(ConstructorDetector.USE_DELEGATING));
        settings.put("property constructors", host -> host.constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED));
        settings.put("explicit constructors", host -> host.constructorDetector(ConstructorDetector.EXPLICIT_ONLY));
        settings.put("parameter names", host -> host.annotationIntrospector(new ParameterNames()));
    }

    private static void enums(Map<String, Consumer<JsonMapper.Builder>> settings) {
        settings.put("enums by index", host -> host.enable(EnumFeature.WRITE_ENUMS_USING_INDEX));
        settings.put("enum keys by index", host -> host.enable(EnumFeature.WRITE_ENUM_KEYS_USING_INDEX));
        settings.put("enums by toString", host -> host
                .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.READ_ENUMS_USING_TO_STRING));
        settings.put("enums by name", host -> host
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING));
        settings.put("enums in lower case", host -> host.enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE));
        settings.put("case-insensitive enums", host -> host.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS));
        settings.put("no numbers for enums", host -> host.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS));
        settings.put("unknown enums as null", host -> host
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL));
        settings.put("unknown enums as default", host -> host
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE));
        settings.put("enums as objects by override", host -> host.withConfigOverride(
                ServerStatus.class,
                override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER))));
    }

    private static void nulls(Map<String, Consumer<JsonMapper.Builder>> settings) {
        for (Nulls nulls : List.of(Nulls.AS_EMPTY, Nulls.SKIP, Nulls.FAIL)) {
            settings.put("nulls " + nulls, host -> host
                    .changeDefaultNullHandling(old -> JsonSetter.Value.construct(nulls, nulls)));
            settings.put("nulls " + nulls + " by override", host -> {
                for (Class<?> type : List.of(String.class, List.class, Map.class, Long.class, PluginState.class)) {
                    host.withConfigOverride(
                            type, override -> override.setNullHandling(JsonSetter.Value.construct(nulls, nulls)));
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
        public String findImplicitPropertyName(MapperConfig<?> config, AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && member.getDeclaringClass().isRecord()
                    ? member.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName()
                    : super.findImplicitPropertyName(config, member);
        }
    }
}
