package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of an input schema. */
class InputSchemaNumberTests {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger BELOW_LONG = BEYOND_LONG.negate().subtract(BigInteger.ONE);
    private static final BigInteger LARGEST_DOUBLE = new BigDecimal(Double.MAX_VALUE).toBigInteger();

    private static Object kept(Number number) {
        return new ToolInfo("t", null, Map.of("v", number)).inputSchema().get("v");
    }

    static Stream<Arguments> numbers() {
        BigDecimal longAndSmall = new BigDecimal(BigInteger.ONE.shiftLeft(100_000), 30_000);
        Stream<Arguments> kept = Stream.<Number>of(
                        7, Integer.MAX_VALUE + 1L, Integer.MIN_VALUE - 1L, BEYOND_LONG, BELOW_LONG, LARGEST_DOUBLE,
                        0.5, 100.0, 1e21, Double.MAX_VALUE, Double.MIN_VALUE, 2.953166233262265E16)
                .map(number -> Arguments.of(number, number));
        return Stream.concat(kept, Stream.of(
                Arguments.of((byte) -1, -1),
                Arguments.of((short) 300, 300),
                Arguments.of((long) Integer.MAX_VALUE, Integer.MAX_VALUE),
                Arguments.of((long) Integer.MIN_VALUE, Integer.MIN_VALUE),
                Arguments.of(BigInteger.TEN, 10),
                Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(0.1f, 0.1),
                Arguments.of(-0.0, 0.0),
                Arguments.of(new BigDecimal("5"), 5.0),
                Arguments.of(new BigDecimal("5E+1"), 50.0),
                Arguments.of(new BigDecimal("1.25"), 1.25),
                Arguments.of(new BigDecimal("-0.0"), 0.0),
                Arguments.of(new BigDecimal("0E+1000000000"), 0.0),
                Arguments.of(new BigDecimal("1E+308"), 1e308),
                Arguments.of(new BigDecimal("1E-1000000000"), 0.0),
                Arguments.of(longAndSmall, longAndSmall.doubleValue()),
                Arguments.of(new BigDecimal(BEYOND_LONG), 0x1p63)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void copyOfKeepsANumberAsJacksonReadsItBack(Number given, Number kept) {
        assertThat(kept(given)).isEqualTo(kept);
    }

    static Stream<Arguments> rejections() {
        String beyond = " is beyond the range of a double";
        return Stream.of(
                Arguments.of(Double.NaN, "NaN is not a JSON number"),
                Arguments.of(Double.NEGATIVE_INFINITY, "-Infinity is not a JSON number"),
                Arguments.of(Float.POSITIVE_INFINITY, "Infinity is not a JSON number"),
                Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000" + beyond),
                Arguments.of(new BigDecimal("-1E+309"), "-1E+309" + beyond),
                Arguments.of(new BigDecimal("1.8E+308"), "1.8E+308" + beyond),
                Arguments.of(new BigDecimal("7".repeat(400)), "7".repeat(100) + "..." + beyond),
                Arguments.of(LARGEST_DOUBLE.shiftLeft(1), "an integer of 1025 bits" + beyond),
                Arguments.of(BigInteger.TWO.pow(1024).subtract(BigInteger.ONE), "an integer of 1024 bits" + beyond),
                Arguments.of(BigInteger.TWO.pow(100_000).negate(), "an integer of 100000 bits" + beyond));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rejections")
    void copyOfRejectsANumberBeyondADouble(Number given, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> kept(given)).withMessage("inputSchema.v: " + message);
    }

    /** The schema is the same for every Java type that a mapper may choose for a number. */
    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5e1", "12345678901.0", "1.2345678901E10", "0.1", "-0.0", "1e21",
        "9007199254740993"})
    void copyOfIsEqualUnderEveryNumberSettingOfAMapper(String number) throws Exception {
        String json = "{\"name\":\"t\",\"input_schema\":{\"v\":" + number + "}}";
        ObjectMapper plain = new ObjectMapper();
        ObjectMapper big = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .build();
        ToolInfo tool = plain.readValue(json, ToolInfo.class);
        assertThat(big.readValue(json, ToolInfo.class)).isEqualTo(tool);
        assertThat(big.treeToValue(big.readTree(json), ToolInfo.class)).isEqualTo(tool);
        assertThat(plain.treeToValue(plain.readTree(json), ToolInfo.class)).isEqualTo(tool);
    }
}
