package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

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
                Arguments.of(Collections.nCopies(100_000, 1), "inputSchema.v[99999]: more than 100000 values"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rejections")
    void copyOfRejectsAValueThatIsNotJsonWithItsPath(Object value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> kept(value)).withMessage(message);
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
    void copyOfIsDeepAndKeepsTheOrderAndNulls() {
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
    void copyOfIsUnmodifiableOnEveryLevel() {
        ToolInfo tool = new ToolInfo("t", null, Map.of("list", List.of(Map.of("q", 1), new Object[] {1})));
        assertThat(tool.inputSchema()).isUnmodifiable();
        List<?> list = (List<?>) tool.inputSchema().get("list");
        assertThat(list).isUnmodifiable();
        assertThat((Map<?, ?>) list.get(0)).isUnmodifiable();
        assertThat((List<?>) list.get(1)).isUnmodifiable();
    }
}
