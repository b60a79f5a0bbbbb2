package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.HostBuilder.configure;
import static dev.pluginlifecycle.fixtures.HostBuilder.constant;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.pluginlifecycle.fixtures.HostBuilder;
import dev.pluginlifecycle.fixtures.HostMapper;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

@Tag("jackson3")
class Jackson3HostTests extends HostMapperTests {

    Jackson3HostTests() {
        super(Jackson3HostTests::newBuilder);
    }

    private static HostBuilder newBuilder() {
        JsonMapper.Builder builder = JsonMapper.builder();
        return new HostBuilder(
                strategy -> builder.propertyNamingStrategy(
                        constant(PropertyNamingStrategies.class, PropertyNamingStrategy.class, strategy)),
                inclusion -> builder.changeDefaultPropertyInclusion(old -> inclusion),
                (type, inclusion) -> builder.withConfigOverride(
                        type, override -> override.setInclude(inclusion).setIncludeAsProperty(inclusion)),
                (accessor, visibility) ->
                        builder.changeDefaultVisibility(old -> old.withVisibility(accessor, visibility)),
                detector -> builder.constructorDetector(
                        constant(ConstructorDetector.class, ConstructorDetector.class, detector)),
                nulls -> builder.changeDefaultNullHandling(old -> nulls),
                (type, nulls) -> builder.withConfigOverride(type, override -> override.setNullHandling(nulls)),
                type -> builder.withConfigOverride(
                        type, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER))),
                () -> builder.annotationIntrospector(new ParameterNames()),
                (name, isOn) -> configure(MapperFeature.values(), name, each -> builder.configure(each, isOn))
                        || configure(SerializationFeature.values(), name, each -> builder.configure(each, isOn))
                        || configure(DeserializationFeature.values(), name, each -> builder.configure(each, isOn))
                        || configure(EnumFeature.values(), name, each -> builder.configure(each, isOn)),
                setting -> {
                    JsonMapper mapper = builder.build();
                    return new HostMapper(setting, mapper::writeValueAsString, mapper::readValue);
                });
    }

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
