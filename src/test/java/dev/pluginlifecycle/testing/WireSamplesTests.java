package dev.pluginlifecycle.testing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.fixtures.ModelClasses;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireSamplesTests {

    @Test
    void allHasASampleOfEveryType() throws IOException {
        Stream<Class<?>> sampled = WireSamples.all().stream().map(Object::getClass);

        assertThat(Stream.concat(sampled, Stream.of(PluginState.class)).collect(toSet()))
                .isEqualTo(ModelClasses.wireTypes().collect(toSet()));
    }
}
