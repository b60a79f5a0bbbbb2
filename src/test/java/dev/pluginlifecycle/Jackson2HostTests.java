package dev.pluginlifecycle;

import static dev.pluginlifecycle.fixtures.HostBuilder.configure;
import static dev.pluginlifecycle.fixtures.HostBuilder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.fixtures.HostBuilder;
import dev.pluginlifecycle.fixtures.HostMapper;
import dev.pluginlifecycle.fixtures.HostSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class Jackson2HostTests extends HostMapperTests {

    Jackson2HostTests() {
        super(Jackson2HostTests::newBuilder);
    }

    /** Hosts lack a setting that a version of Jackson does not have, so a misspelled setting would never be tested. */
    @Tag("newest-jackson")
    @Test
    void hostsOfJackson2AndJackson3HaveEverySetting() {
        assertThat(Stream.of(hosts(), new Jackson3HostTests().hosts()).flatMap(List::stream).map(HostMapper::setting))
                .containsAll(HostSettings.names());
    }

    private static HostBuilder newBuilder() {
        JsonMapper.Builder builder = JsonMapper.builder();
        return new HostBuilder(
                strategy -> builder.propertyNamingStrategy(
                        constant(PropertyNamingStrategies.class, PropertyNamingStrategy.class, strategy)),
                inclusion -> builder.defaultPropertyInclusion(inclusion),
                (type, inclusion) -> builder.withConfigOverride(
                        type, override -> override.setInclude(inclusion).setIncludeAsProperty(inclusion)),
                (accessor, visibility) -> builder.visibility(accessor, visibility),
                detector -> builder.constructorDetector(
                        constant(ConstructorDetector.class, ConstructorDetector.class, detector)),
                nulls -> builder.defaultSetterInfo(nulls),
                (type, nulls) -> builder.withConfigOverride(type, override -> override.setSetterInfo(nulls)),
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
        public String findImplicitPropertyName(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && member.getDeclaringClass().isRecord()
                    ? member.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName()
                    : super.findImplicitPropertyName(member);
        }
    }
}
