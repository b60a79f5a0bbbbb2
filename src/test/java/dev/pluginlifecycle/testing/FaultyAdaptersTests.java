package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.Checks.Row;
import java.util.Map;
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

    static Stream<Row> adapters() {
        return Stream.concat(FaultyStarts.rows(), FaultyRuns.rows());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void checkFindsTheFault(Row adapter) throws Exception {
        ContractReport report = Checks.check(adapter.options());
        Checks.assertIsExpected(adapter, Checks.violations(report), "faulty-adapters.txt");
        assertThat(report.toString()).doesNotContain(Checks.SECRET);
    }

    @Test
    void adaptersBreakEveryRule() throws Exception {
        Map<String, String> expected = Checks.expected("faulty-adapters.txt");
        assertThat(adapters().map(Row::name)).containsExactlyElementsOf(expected.keySet());
        assertThat(Rule.values()).filteredOn(rule -> rule != Rule.SHUTDOWN_RELEASES).allMatch(rule ->
                expected.values().stream().anyMatch(lines -> lines.matches(" {4}" + rule + ": .*")));
    }
}
