package dev.pluginlifecycle.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark and prints a table in Markdown.
 *
 * <p>The table compares the median of a benchmark with the median of its bare counterpart. Each round runs every
 * benchmark once, in a fresh virtual machine, so that a busy minute affects all of them.
 */
public final class Benchmarks {

    private static final int COLD_STARTS = 20;

    private final Map<Subject, Measured> measured = new LinkedHashMap<>();

    /** A benchmark method and the values of its parameters. The bare counterpart has the suffix {@code Bare}. */
    private record Subject(String method, String params) {

        private static final String BARE = "Bare";

        boolean isBare() {
            return method.endsWith(BARE);
        }

        Subject bare() {
            return new Subject(method + BARE, params);
        }
    }

    /**
     * One value for each round: the nanoseconds of a call in the fastest iteration, which other processes disturb
     * least, and the bytes that a call allocates.
     */
    private record Measured(List<Double> nanos, List<Double> bytes) {}

    /**
     * Runs the benchmarks. Without a pattern, also measures the first healthcheck in a fresh virtual machine.
     *
     * @param args the number of rounds, by default 3, and a pattern of benchmark names, by default all
     */
    public static void main(String[] args) throws RunnerException, IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        boolean hasPattern = args.length > 1;
        Benchmarks benchmarks = new Benchmarks();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            benchmarks.run(hasPattern ? args[1] : ".*");
        }
        benchmarks.print();
        if (!hasPattern) {
            printColdStarts();
        }
    }

    private void run(String pattern) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Pattern.quote(Benchmarks.class.getPackageName() + ".") + pattern)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                // Touches all memory before the measurement, which would otherwise include its first use.
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
                .measurementIterations(10)
                .measurementTime(TimeValue.milliseconds(50))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            Measured values = measured.computeIfAbsent(
                    subject(result.getParams()), subject -> new Measured(new ArrayList<>(), new ArrayList<>()));
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            values.nanos().add(result.getPrimaryResult().getStatistics().getMin());
            values.bytes().add(allocated.getScore());
        }
    }

    private static Subject subject(BenchmarkParams benchmark) {
        String name = benchmark.getBenchmark();
        String params = Stream.of("library", "mix", "servers")
                .map(benchmark::getParam)
                .filter(Objects::nonNull)
                .map(param -> param.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return new Subject(name.substring(name.lastIndexOf('.') + 1), params);
    }

    private void print() {
        System.out.println("| what | case | time, µs | bare, µs | ratio | bytes | bare, bytes | ratio |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|");
        measured.forEach((subject, values) -> {
            if (!subject.isBare()) {
                Measured bare = measured.get(subject.bare());
                System.out.println(bare == null ? row(subject, values) : row(subject, values, bare));
            }
        });
    }

    private static String row(Subject subject, Measured values) {
        return format("| %s | %s | %.3f | | | %.0f | | |",
                subject.method(), subject.params(), median(values.nanos()) / 1000, median(values.bytes()));
    }

    private static String row(Subject subject, Measured values, Measured bare) {
        double nanos = median(values.nanos());
        double bareNanos = median(bare.nanos());
        double bytes = median(values.bytes());
        double bareBytes = median(bare.bytes());
        return format("| %s | %s | %.3f | %.3f | **%.2f** | %.0f | %.0f | %.2f |",
                subject.method(), subject.params(), nanos / 1000, bareNanos / 1000, nanos / bareNanos,
                bytes, bareBytes, bytes / bareBytes);
    }

    private static void printColdStarts() throws IOException {
        List<Double> model = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 0; i < COLD_STARTS; i++) {
            model.add(ColdStart.nanos("model"));
            plain.add(ColdStart.nanos("plain"));
        }
        System.out.println(format(
                "%nThe first healthcheck as JSON in a fresh virtual machine takes %.0f ms, "
                        + "a plain record of the same shape %.0f ms (medians of %d).",
                median(model) / 1e6, median(plain) / 1e6, COLD_STARTS));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String format(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
