package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolInfoTests {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger LARGEST_DOUBLE = new BigDecimal(Double.MAX_VALUE).toBigInteger();

    private static Object kept(Object value) {
        return new ToolInfo("t", null, Collections.singletonMap("v", value)).inputSchema().get("v");
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of((byte) -1, -1),
                Arguments.of((short) 300, 300),
                Arguments.of(7, 7),
                Arguments.of(7L, 7),
                Arguments.of((long) Integer.MAX_VALUE, Integer.MAX_VALUE),
                Arguments.of((long) Integer.MIN_VALUE, Integer.MIN_VALUE),
                Arguments.of(Integer.MAX_VALUE + 1L, Integer.MAX_VALUE + 1L),
                Arguments.of(Integer.MIN_VALUE - 1L, Integer.MIN_VALUE - 1L),
                Arguments.of(BigInteger.TEN, 10),
                Arguments.of(BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(BEYOND_LONG, BEYOND_LONG),
                Arguments.of(BEYOND_LONG.negate().subtract(BigInteger.ONE), BEYOND_LONG.negate().subtract(BigInteger.ONE)),
                Arguments.of(LARGEST_DOUBLE, LARGEST_DOUBLE),
                Arguments.of(0.5, 0.5),
                Arguments.of(0.1f, 0.1),
                Arguments.of(100.0, 100.0),
                Arguments.of(-0.0, 0.0),
                Arguments.of(1e21, 1e21),
                Arguments.of(Double.MAX_VALUE, Double.MAX_VALUE),
                Arguments.of(Double.MIN_VALUE, Double.MIN_VALUE),
                // Their texts have an exponent and no fraction.
                Arguments.of(12_345_678_901.0, 12_345_678_901L),
                Arguments.of(-12_345_678.0, -12_345_678),
                // As texts these are a digit shorter since JDK 19.
                Arguments.of(2.953166233262265E16, 29_531_662_332_622_648L),
                Arguments.of(-2.953166233262265E16, -29_531_662_332_622_648L),
                Arguments.of(1.0000000000000002E17, 100_000_000_000_000_016L),
                Arguments.of(1.0E16, 1.0E16),
                Arguments.of(1.0E18, 1.0E18),
                Arguments.of(1.0000000000000001E18, 1.0000000000000001E18),
                Arguments.of(0x1p63, 0x1p63),
                Arguments.of(12_345_678_900.0, 12_345_678_900.0),
                Arguments.of(10_000_000.0, 10_000_000.0),
                Arguments.of(12_345_678.5, 12_345_678.5),
                Arguments.of(1_234_567.0, 1_234_567.0),
                Arguments.of(new BigDecimal("5"), 5),
                Arguments.of(new BigDecimal("5.0"), 5.0),
                Arguments.of(new BigDecimal("5E+1"), 50.0),
                Arguments.of(new BigDecimal("1.25"), 1.25),
                Arguments.of(new BigDecimal(BigInteger.ONE.shiftLeft(3_321), 1_000), new BigDecimal(BigInteger.ONE.shiftLeft(3_321), 1_000).doubleValue()),
                Arguments.of(new BigDecimal(BEYOND_LONG), BEYOND_LONG),
                Arguments.of(new BigDecimal("1E-1000000000"), 0.0));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberIsKeptAsJacksonReadsItBack(Number given, Number kept) {
        assertThat(kept(given)).isEqualTo(kept);
    }

    static Stream<Arguments> refusals() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("a", List.of(cycle));
        Object[] array = new Object[1];
        array[0] = Map.of("x", array);
        Map<String, Object> same = new LinkedHashMap<>();
        same.put("k\uD800", 1);
        same.put("k\uDC00", 2);
        Map<String, Object> twice = new IdentityHashMap<>();
        twice.put(new String("k"), 1);
        twice.put(new String("k"), 1);
        return Stream.of(
                Arguments.of(Double.NaN, "inputSchema.v: NaN is not a JSON number"),
                Arguments.of(Double.NEGATIVE_INFINITY, "inputSchema.v: -Infinity is not a JSON number"),
                Arguments.of(Float.POSITIVE_INFINITY, "inputSchema.v: Infinity is not a JSON number"),
                Arguments.of(new BigDecimal("1E+1000000000"), "inputSchema.v: 1E+1000000000 is beyond a double's range"),
                Arguments.of(new BigDecimal("-1E+309"), "inputSchema.v: -1E+309 is beyond a double's range"),
                Arguments.of(LARGEST_DOUBLE.shiftLeft(1), "inputSchema.v: an integer of 1025 bits is beyond a double's range"),
                Arguments.of(BigInteger.TWO.pow(1024).subtract(BigInteger.ONE),
                        "inputSchema.v: an integer of 1024 bits is beyond a double's range"),
                Arguments.of(BigInteger.TWO.pow(100_000).negate(),
                        "inputSchema.v: an integer of 100000 bits is beyond a double's range"),
                Arguments.of(new BigDecimal(BigInteger.ONE.shiftLeft(1_000_000), 5),
                        "inputSchema.v: a decimal of 1000001 bits is too long"),
                Arguments.of(new AtomicInteger(5),
                        "inputSchema.v: 5 (java.util.concurrent.atomic.AtomicInteger) is not a JSON number"),
                Arguments.of('c', "inputSchema.v: c (java.lang.Character) is not a JSON value"),
                Arguments.of(Instant.EPOCH, "inputSchema.v: 1970-01-01T00:00:00Z (java.time.Instant) is not a JSON value"),
                Arguments.of(List.of(1, Map.of("q", Double.NaN)), "inputSchema.v[1].q: NaN is not a JSON number"),
                Arguments.of(new Object[] {new Object[] {Double.NaN}}, "inputSchema.v[0][0]: NaN is not a JSON number"),
                Arguments.of(Map.of(1, "a"), "inputSchema.v: the key 1 is not a string"),
                Arguments.of(Collections.singletonMap(null, "a"), "inputSchema.v: the key null is not a string"),
                Arguments.of(same, "inputSchema.v.k\uDC00: another key is the same, or is so once unpaired surrogates are replaced"),
                Arguments.of(twice, "inputSchema.v.k: another key is the same, or is so once unpaired surrogates are replaced"),
                Arguments.of(cycle, "inputSchema.v.a[0]: contains itself"),
                Arguments.of(array, "inputSchema.v[0].x: contains itself"),
                Arguments.of(nested(100), "inputSchema.v" + "[0]".repeat(99) + ": more than 100 levels"),
                Arguments.of(Collections.nCopies(100_000, 1), "inputSchema.v[99999]: more than 100000 values"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void whatIsNoJsonIsRefusedWithItsPath(Object value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> kept(value)).withMessage(message);
    }

    /** Lists in lists, {@code levels} of them. */
    private static Object nested(int levels) {
        Object value = "deepest";
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    @Test
    void schemaMayHave100LevelsAnd100000Values() {
        assertThat(kept(nested(99))).isEqualTo(nested(99));
        assertThat((List<?>) kept(Collections.nCopies(99_999, 1))).hasSize(99_999);
        assertThat(new ToolInfo("t", null, Map.of("a", nested(50), "b", nested(99))).inputSchema()).hasSize(2);
    }

    @Test
    void listThatWouldFillTheMemoryIsRefusedBeforeItIsCopied() {
        List<Integer> endless = Collections.nCopies(Integer.MAX_VALUE, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept(endless))
                .withMessage("inputSchema.v[99999]: more than 100000 values");
    }

    @Test
    void sharedBranchCountsEachTime() {
        Object branch = "leaf";
        for (int i = 0; i < 60; i++) {
            branch = List.of(branch, branch);
        }
        Object doubling = branch;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept(doubling))
                .withMessageEndingWith(": more than 100000 values");
    }

    @Test
    void branchThatStandsTwiceIsNoCycle() {
        List<String> branch = List.of("a");
        assertThat(kept(List.of(branch, branch, Map.of("x", branch))))
                .isEqualTo(List.of(branch, branch, Map.of("x", branch)));
    }

    @Test
    void schemaIsADeepCopyThatKeepsItsOrderAndNulls() {
        List<Object> required = new ArrayList<>(Arrays.asList("q", null));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("z", required);
        schema.put("default", null);
        schema.put("a", new Object[] {true, false});
        ToolInfo tool = new ToolInfo("t", null, schema);
        required.clear();
        schema.clear();
        assertThat(tool.inputSchema()).containsExactly(
                entry("z", Arrays.asList("q", null)), entry("default", null), entry("a", List.of(true, false)));
    }

    @Test
    void schemaCannotBeChangedAllTheWayDown() {
        Map<String, Object> schema =
                new ToolInfo("t", null, Map.of("list", List.of(Map.of("q", 1), new Object[] {1}))).inputSchema();
        assertThat(schema).isUnmodifiable();
        List<?> list = (List<?>) schema.get("list");
        assertThat(list).isUnmodifiable();
        assertThat((Map<?, ?>) list.get(0)).isUnmodifiable();
        assertThat((List<?>) list.get(1)).isUnmodifiable();
    }

    @Test
    void arrayOfANarrowTypeIsAList() {
        assertThat(kept(new Integer[][] {{1}, {}})).isEqualTo(List.of(List.of(1), List.of()));
    }

    @Test
    void schemaMayBeNullOrEmpty() {
        assertThat(new ToolInfo("t", null, null).inputSchema()).isNull();
        assertThat(new ToolInfo("t", null, Map.of()).inputSchema()).isEmpty();
    }

    private static Map.Entry<String, Object> entry(String key, Object value) {
        return new java.util.AbstractMap.SimpleEntry<>(key, value);
    }
}
