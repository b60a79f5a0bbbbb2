package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginLifecycleException;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.testing.PluginLifecycleContract.Step;
import dev.pluginlifecycle.testing.fixtures.Recorder;
import dev.pluginlifecycle.testing.fixtures.Servers;
import dev.pluginlifecycle.testing.fixtures.TestAdapter;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Action;
import dev.pluginlifecycle.testing.fixtures.TestAdapter.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Checks of adapters over {@link Servers}. */
final class Checks {

    static final RuntimePluginConfig VALID = RuntimePluginConfig.defaults();
    static final RuntimePluginConfig INVALID = VALID.withPlugin(TestAdapter.NAME, false);
    static final String SECRET = "hunter2";
    static final long MILLISECOND = 1_000_000;

    private Checks() {}

    /** Creates an adapter over servers. */
    interface AdapterFactory {
        PluginLifecycle create(Servers servers) throws Exception;
    }

    /** A row of a table of adapters. */
    record Row(String name, Options<PluginLifecycle> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    static <T> T fail(String message) {
        throw new IllegalStateException(message);
    }

    static <T> T reject(String message) throws PluginLifecycleException {
        throw new PluginLifecycleException(message);
    }

    /** {@return an action that is replaced when a condition holds} */
    static Action when(BooleanSupplier condition, Original replacement) {
        return original -> (condition.getAsBoolean() ? replacement : original).run();
    }

    /** {@return a condition that holds the given time that it is asked, and no other time} */
    static BooleanSupplier nth(int time) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() == time;
    }

    /** {@return a healthcheck of other servers, with the state that follows from them} */
    static PluginHealthcheck withServers(PluginHealthcheck found, List<ServerHealth> servers) {
        return new PluginHealthcheck(found.pluginName(), PluginState.fromServers(servers), servers, found.lastCheck());
    }

    static Row row(String name, UnaryOperator<TestAdapter> change) {
        return new Row(name, options(servers -> change.apply(new TestAdapter(servers))));
    }

    /** Creates a row for an adapter with a call that does not return. */
    static Row slowRow(String name, UnaryOperator<TestAdapter> change) {
        return new Row(name, row(name, change).options().withTimeout(Duration.ofSeconds(1)));
    }

    static Row factory(String name, AdapterFactory adapterFactory) {
        return new Row(name, options(adapterFactory));
    }

    /** Creates a row for an adapter of these servers, with an outage of some. */
    static Row rowWithOutages(String name, Servers servers, UnaryOperator<TestAdapter> change, String... down) {
        Options<PluginLifecycle> options = options(servers, () -> change.apply(new TestAdapter(servers)));
        for (String server : down) {
            options = options.withOutage(outage(servers, server));
        }
        return new Row(name, options);
    }

    /** {@return a check with everything that a check may have} */
    static Options<PluginLifecycle> options(AdapterFactory adapterFactory) {
        Servers servers = Servers.alphaAndBeta();
        return options(servers, () -> adapterFactory.create(servers)).withOutage(outage(servers, "beta"));
    }

    /** {@return a check without an outage} */
    static Options<PluginLifecycle> options(Servers servers, Callable<? extends PluginLifecycle> adapterFactory) {
        return new Options<>(adapterFactory, VALID, Duration.ofSeconds(10), INVALID, List.of(),
                new Secrets(List.of(SECRET)));
    }

    static Outage<PluginLifecycle> outage(Servers servers, String server) {
        return outage(adapter -> servers.stop(server), adapter -> servers.start(server));
    }

    static Outage<PluginLifecycle> outage(Step<PluginLifecycle> outage, Step<PluginLifecycle> repair) {
        return new Outage<>(adapter -> call(outage, adapter), adapter -> call(repair, adapter));
    }

    /** {@return a check that records the calls to the adapters, unless the change returns null, and to the steps} */
    static Options<PluginLifecycle> recorded(
            Recorder recorder, Servers servers, int outages, UnaryOperator<TestAdapter> change) {
        Options<PluginLifecycle> options = options(servers, () -> {
            TestAdapter adapter = change.apply(new TestAdapter(servers));
            return adapter == null ? null : recorder.record(adapter);
        });
        for (int i = 1; i <= outages; i++) {
            String number = String.valueOf(i);
            options = options.withOutage(outage(
                    adapter -> {
                        recorder.call(adapter, "outage" + number);
                        servers.stop("beta");
                    },
                    adapter -> {
                        recorder.call(adapter, "repair" + number);
                        servers.start("beta");
                    }));
        }
        return options;
    }

    private static Callable<?> call(Step<PluginLifecycle> step, PluginLifecycle adapter) {
        return () -> {
            step.run(adapter);
            return null;
        };
    }

    /** Runs a check that makes only a few attempts for what has to happen, however slow the machine is. */
    static ContractReport check(Options<PluginLifecycle> options) {
        return check(options, Servers.CLOCK, MILLISECOND);
    }

    /** Runs a check in which eight threads read for a short time. */
    static ContractReport check(Options<PluginLifecycle> options, InstantSource clock, long timeout) {
        return new Check<>(options, clock, new Await(timeout), 8, MILLISECOND).run();
    }

    /** {@return the violations, without places in the code, and with placeholders for times and processes} */
    static List<String> violations(ContractReport report) {
        return lines(report.violations());
    }

    /** {@return the rules that were not tested, with the reasons} */
    static List<String> notTested(ContractReport report) {
        return lines(report.notTested());
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + ": " + finding.detail()
                        .replaceAll(" \\((still )?at [^ ]+\\)", "")
                        .replaceAll("\\d{10,}", "<second>")
                        .replaceAll("process \\d+ \\([^)]*\\)", "process <id>")
                        // When several threads call, the limit depends on the slowest call.
                        .replaceAll("(?<=within )\\d{4,} ms", "<time>"))
                .toList();
    }

    static void assertIsExpected(Row adapter, List<String> lines, String file) throws IOException {
        assertThat(lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n")))
                .isEqualTo(expected(file).getOrDefault(adapter.name(), ""));
    }

    /** {@return the lines of each adapter in a file, which has the names of the adapters, and below each its lines} */
    static Map<String, String> expected(String file) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String entry : Files.readString(Path.of("src/test/resources", file)).stripTrailing().split("\n(?! )")) {
            String[] parts = entry.split("\n", 2);
            expected.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return expected;
    }
}
