package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputSchemaTests {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger BELOW_LONG = BEYOND_LONG.negate().subtract(BigInteger.ONE);
    private static final BigInteger LARGEST_DOUBLE = new BigDecimal(Double.MAX_VALUE).toBigInteger();

    private static Object kept(Object value) {
        return new ToolInfo("t", null, Collections.singletonMap("v", value)).inputSchema().get("v");
    }

    static Stream<Arguments> rejections() {
        Map<String, Object> duplicate = new LinkedHashMap<>();
        duplicate.put("k\uD800", 1);
        duplicate.put("k\uDC00", null);
        Map<String, Object> equalKeys = new IdentityHashMap<>();
        equalKeys.put(new String("k"), null);
        equalKeys.put(new String("k"), 1);
        String beyond = " is beyond the range of a double";
        return Stream.of(
                Arguments.of(new AtomicInteger(5),
                        "inputSchema.v: java.util.concurrent.atomic.AtomicInteger is not a JSON value"),
                Arguments.of('c', "inputSchema.v: java.lang.Character is not a JSON value"),
                Arguments.of(new int[] {1}, "inputSchema.v: [I is not a JSON value"),
                Arguments.of(List.of(1, Map.of("q", Double.NaN)), "inputSchema.v[1].q: NaN is not a JSON number"),
                Arguments.of(new Object[] {new Object[] {Double.NaN}}, "inputSchema.v[0][0]: NaN is not a JSON number"),
                Arguments.of(Map.of(1, "a"), "inputSchema.v: a key must be a string, not java.lang.Integer"),
                Arguments.of(Collections.singletonMap(null, "a"), "inputSchema.v: a key must be a string, not null"),
                Arguments.of(duplicate, "inputSchema.v.k\uFFFD: duplicate key (after replacing lone surrogates)"),
                Arguments.of(equalKeys, "inputSchema.v.k: duplicate key (after replacing lone surrogates)"),
                Arguments.of(nestedObjects(100), "inputSchema.v" + ".a".repeat(99) + ": more than 100 levels"),
                Arguments.of(nested(100), "inputSchema.v" + "[0]".repeat(95) + "[0...: more than 100 levels"),
                Arguments.of(Map.of("x".repeat(10_000_000), Double.NaN),
                        "inputSchema.v." + "x".repeat(100) + "...: NaN is not a JSON number"),
                Arguments.of(Collections.nCopies(100_000, 1), "inputSchema.v[99999]: more than 100000 values"),
                Arguments.of(Double.NaN, "inputSchema.v: NaN is not a JSON number"),
                Arguments.of(Double.NEGATIVE_INFINITY, "inputSchema.v: -Infinity is not a JSON number"),
                Arguments.of(Float.POSITIVE_INFINITY, "inputSchema.v: Infinity is not a JSON number"),
                Arguments.of(new BigDecimal("1E+1000000000"), "inputSchema.v: 1E+1000000000" + beyond),
                Arguments.of(new BigDecimal("-1E+309"), "inputSchema.v: -1E+309" + beyond),
                Arguments.of(new BigDecimal("1.8E+308"), "inputSchema.v: 1.8E+308" + beyond),
                Arguments.of(new BigDecimal("7".repeat(400)), "inputSchema.v: " + "7".repeat(100) + "..." + beyond),
                Arguments.of(LARGEST_DOUBLE.shiftLeft(1), "inputSchema.v: an integer of 1025 bits" + beyond),
                Arguments.of(BigInteger.TWO.pow(1024).subtract(BigInteger.ONE),
                        "inputSchema.v: an integer of 1024 bits" + beyond),
                Arguments.of(BigInteger.TWO.pow(100_000).negate(),
                        "inputSchema.v: an integer of 100000 bits" + beyond));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rejections")
    void copyOfRejectsAValueThatIsNotJsonWithItsPath(Object value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> kept(value)).withMessage(message);
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

    /** JUnit would write the arguments of a row, which never ends for these. */
    @Test
    void copyOfRejectsCyclesAndHugeCollections() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("a", List.of(cycle));
        copyOfRejectsAValueThatIsNotJsonWithItsPath(
                cycle, "inputSchema.v" + ".a[0]".repeat(49) + ".a: more than 100 levels");
        Object[] array = new Object[1];
        array[0] = array;
        copyOfRejectsAValueThatIsNotJsonWithItsPath(
                array, "inputSchema.v" + "[0]".repeat(95) + "[0...: more than 100 levels");
        copyOfRejectsAValueThatIsNotJsonWithItsPath(
                Collections.nCopies(Integer.MAX_VALUE, 1), "inputSchema.v: more than 100000 values");
        Map<String, Object> huge = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 100_000).forEach(i -> huge.put("k" + i, i));
        copyOfRejectsAValueThatIsNotJsonWithItsPath(huge, "inputSchema.v.k100000: more than 100000 values");
    }

    /** The {@code toString} of a host's own class may never return. */
    @Test
    void copyOfRejectsAForeignValueWithoutCallingItsMethods() {
        Object foreign = new Object() {
            @Override
            public String toString() {
                return toString();
            }

            @Override
            public boolean equals(Object other) {
                throw new IllegalStateException();
            }

            @Override
            public int hashCode() {
                throw new IllegalStateException();
            }
        };
        String name = foreign.getClass().getName();
        copyOfRejectsAValueThatIsNotJsonWithItsPath(foreign, "inputSchema.v: " + name + " is not a JSON value");
        Map<Object, Object> keys = new IdentityHashMap<>();
        keys.put(foreign, 1);
        copyOfRejectsAValueThatIsNotJsonWithItsPath(keys, "inputSchema.v: a key must be a string, not " + name);
    }

    @Test
    void copyOfDoesNotThrowWhileASynchronizedMapChanges() throws Exception {
        Map<String, Object> shared = Collections.synchronizedMap(new LinkedHashMap<>());
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                shared.put("k" + i % 100, i);
                shared.remove("k" + (i + 50) % 100);
            }
        });
        writer.start();
        while (writer.isAlive()) {
            assertThatCode(() -> new ToolInfo("t", null, shared)).doesNotThrowAnyException();
        }
        writer.join();
        assertThat(new ToolInfo("t", null, shared).inputSchema()).isEqualTo(shared);
    }

    /** Returns nested maps, {@code levels} deep. */
    private static Object nestedObjects(int levels) {
        Map<String, Object> object = Map.of();
        for (int i = 1; i < levels; i++) {
            object = Map.of("a", object);
        }
        return object;
    }

    /** Returns nested lists, {@code levels} deep. */
    private static Object nested(int levels) {
        Object value = "deepest";
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    @Test
    void copyOfAllows100LevelsAnd100000Values() {
        assertThat(kept(nested(99))).isEqualTo(nested(99));
        assertThat((List<?>) kept(Collections.nCopies(99_999, 1))).hasSize(99_999);
        assertThat(new ToolInfo("t", null, Map.of("a", nested(50), "b", nested(99))).inputSchema()).hasSize(2);
    }

    @Test
    void copyOfCountsASharedBranchEachTime() {
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
    void copyOfIsDeepAndUnmodifiableAndKeepsTheOrderAndNulls() {
        List<Object> required = new ArrayList<>(Arrays.asList("q\uD800", null, Map.of("q", 1), new Object[] {true}));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("z", required);
        schema.put("default", null);
        schema.put("a", Map.of());
        ToolInfo tool = new ToolInfo("t", null, schema);
        required.clear();
        schema.clear();
        List<?> kept = (List<?>) tool.inputSchema().get("z");
        assertThat(tool.inputSchema()).isUnmodifiable().containsExactly(
                entry("z", Arrays.asList("q\uFFFD", null, Map.of("q", 1), List.of(true))), entry("default", null),
                entry("a", Map.of()));
        assertThat(kept).isUnmodifiable();
        assertThat((Map<?, ?>) kept.get(2)).isUnmodifiable();
        assertThat((List<?>) kept.get(3)).isUnmodifiable();
    }
}
