package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.pluginlifecycle.json.StrictJson;
import dev.pluginlifecycle.testing.WireSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that is written and read back is equal, also with unusual texts, numbers and schemas. */
class RoundTripTests {

    private static final List<String> NASTY = List.of(
            "", " ", "a", "\u0000", "\u001F\u007F\u0080", "\"\\/\b\f\n\r\t", "\u2028\u2029", "\uFEFF", "\uFFFE\uFFFF",
            "ünïcödé", "\uD83D\uDE00", "\uD83D", "\uDE00", "\uDE00\uD83D", "x\uD83D", "\uE000", "\uD800\uDC00", "state",
            "null", "@class", "</script>", "1.0E400");

    private static final ObjectMapper OTHER_NUMBERS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)
            .build();

    private final Random random = new Random(20260101);

    @Test
    void readValueOfJackson2ReturnsTheWrittenValue() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (Object value : values()) {
            byte[] json = mapper.writeValueAsBytes(value);
            assertThat(mapper.readValue(json, value.getClass())).isEqualTo(value);
            assertThat(mapper.readValue(mapper.writeValueAsString(value), value.getClass())).isEqualTo(value);
            assertThat(OTHER_NUMBERS.readValue(json, value.getClass())).isEqualTo(value);
        }
    }

    @Tag("jackson3")
    @Test
    void readValueOfJackson3ReturnsTheWrittenValue() {
        var mapper = new tools.jackson.databind.json.JsonMapper();
        for (Object value : values()) {
            assertThat(mapper.readValue(mapper.writeValueAsBytes(value), value.getClass())).isEqualTo(value);
            assertThat(mapper.readValue(mapper.writeValueAsString(value), value.getClass())).isEqualTo(value);
        }
    }

    @Tag("strict-json")
    @Test
    void readValueOfStrictJsonReturnsTheWrittenValue() throws Exception {
        JsonMapper mapper = StrictJson.newMapper();
        for (Object value : values()) {
            String json = mapper.writeValueAsString(value);
            assertThat(mapper.readValue(json, value.getClass())).isEqualTo(value);
            assertThat(mapper.writeValueAsBytes(value)).asString(StandardCharsets.UTF_8).isEqualTo(json);
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
    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void readObjectReturnsTheWrittenValue(WireSample sample) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sample.value());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(sample.value());
        }
    }

    private List<Object> values() {
        return IntStream.range(0, 2_000).boxed().flatMap(i -> Stream.<Object>of(
                        new ToolInfo(string(), string(), map(() -> json(4))),
                        new RuntimePluginConfig(
                                map(random::nextBoolean), list(this::string), string(), null, string(), null)))
                .toList();
    }

    private Object json(int levels) {
        return switch (random.nextInt(levels > 0 ? 12 : 9)) {
            case 0 -> null;
            case 1 -> string();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextInt();
            case 4 -> random.nextLong() >> random.nextInt(64);
            case 5 -> new BigInteger(random.nextInt(200), random).negate();
            case 6 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2_000) - 1_000);
            // Whole fractions are common: a writer may omit the fraction, and a reader then reads an integer.
            case 7 -> Math.rint(random.nextFloat() * Math.pow(10, random.nextInt(20)));
            case 8 -> new BigDecimal(new BigInteger(80, random), random.nextInt(41) - 20);
            case 9 -> map(() -> json(levels - 1));
            case 10 -> list(() -> json(levels - 1)).toArray();
            default -> list(() -> json(levels - 1));
        };
    }

    private String string() {
        return String.join("", list(() -> NASTY.get(random.nextInt(NASTY.size()))));
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        // The size prevents keys that are equal after lone surrogates have been replaced.
        list(value).forEach(each -> map.put(map.size() + string(), each));
        return map;
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
