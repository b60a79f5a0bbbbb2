package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.Checks.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Adapters that break one rule and nothing else, or, where one fault breaks two, these two. The expected violations are
 * in {@code faulty-adapters.txt}: the name of each adapter, and below it its violations, indented.
 * {@link LeftoversTests} has the faults of {@code shutdown-releases}.
 */
@Tag("timeouts")
@Execution(ExecutionMode.CONCURRENT)
class FaultyAdaptersTests {

    private static final Map<String, String> EXPECTED = expected();

    private static Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        try (InputStream file = FaultyAdaptersTests.class.getResourceAsStream("/faulty-adapters.txt")) {
            for (String entry : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n(?! )")) {
                expected.put(entry.lines().findFirst().orElseThrow(), entry.strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return expected;
    }

    static Stream<Row> adapters() {
        return Stream.of(FaultyStarts.rows(), FaultyOutages.rows(), FaultyShutdowns.rows())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void checkFindsTheFault(Row adapter) {
        ContractReport report = Checks.check(adapter.options());
        String violations = Checks.violations(report).stream()
                .map(line -> "\n    " + line).collect(Collectors.joining());
        assertThat(adapter.name() + violations).isEqualTo(EXPECTED.get(adapter.name()));
        assertThat(report.toString()).doesNotContain(Checks.SECRET);
    }

    @Test
    void adaptersBreakEveryRule() {
        assertThat(adapters().map(Row::name)).containsExactlyElementsOf(EXPECTED.keySet());
        assertThat(Rule.values()).filteredOn(rule -> rule != Rule.SHUTDOWN_RELEASES)
                .allMatch(rule -> EXPECTED.values().stream().anyMatch(text ->
                text.contains("\n    " + rule + ": ") && text.lines().count() == 2));
    }
}
