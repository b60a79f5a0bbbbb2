package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.pluginlifecycle.fixtures.RandomModel;
import dev.pluginlifecycle.testing.WireSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that is written and read back is equal: 2,000 random values from each seed. */
class RoundTripTests {

    private static final int VALUES = 2_000;

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper OTHER_NUMBERS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .build();

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101, -7})
    void readValueOfJackson2ReturnsTheWrittenValue(long seed) throws Exception {
        for (Object value : values(seed)) {
            assertThat(PLAIN.readValue(PLAIN.writeValueAsString(value), value.getClass())).isEqualTo(value);
            byte[] json = PLAIN.writeValueAsBytes(value);
            assertThat(PLAIN.readValue(json, value.getClass())).isEqualTo(value);
            assertThat(OTHER_NUMBERS.readValue(json, value.getClass())).isEqualTo(value);
        }
    }

    @Tag("jackson3")
    @ParameterizedTest
    @ValueSource(longs = {3, 20260103, -9})
    void readValueOfJackson3ReturnsTheWrittenValue(long seed) {
        var mapper = new tools.jackson.databind.json.JsonMapper();
        for (Object value : values(seed)) {
            assertThat(mapper.readValue(mapper.writeValueAsString(value), value.getClass())).isEqualTo(value);
            assertThat(mapper.readValue(mapper.writeValueAsBytes(value), value.getClass())).isEqualTo(value);
        }
    }

    /** A store such as the Redis serializer of Spring writes the class name of every value, and reads it back. */
    @Test
    @SuppressWarnings("deprecation") // Such stores still use EVERYTHING.
    void readValueWithDefaultTypingReturnsTheWrittenValue() throws Exception {
        ObjectMapper mapper = new ObjectMapper().activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                ObjectMapper.DefaultTyping.EVERYTHING);
        PluginHealthcheck healthcheck = PluginHealthcheck.fromServers("p", List.of(
                ServerHealth.healthy("a", new ArrayList<>(List.of("r", "s", "t"))),
                ServerHealth.failed("b", List.of("cut \uD83D"), "e"),
                ServerHealth.degraded("c", List.of(), "e")));
        assertThat(mapper.readValue(mapper.writeValueAsString(healthcheck), Object.class)).isEqualTo(healthcheck);
        RuntimePluginConfig config = RuntimePluginConfig.defaults().withPlugin("p", true);
        assertThat(mapper.readValue(mapper.writeValueAsString(config), Object.class)).isEqualTo(config);
    }

    /** Caches, HTTP sessions and message converters use Java serialization. */
    @Test
    void readObjectReturnsTheWrittenValue() throws Exception {
        Stream<Object> samples = WireSample.all().map(WireSample::value);
        for (Object value : Stream.concat(samples, values(4).stream()).toList()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(value);
            }
        }
    }

    private static List<Object> values(long seed) {
        RandomModel random = new RandomModel(new Random(seed));
        return IntStream.range(0, VALUES).mapToObj(i -> random.value()).toList();
    }
}
