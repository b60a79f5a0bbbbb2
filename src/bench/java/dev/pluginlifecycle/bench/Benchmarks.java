package dev.pluginlifecycle.bench;

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
 * <p>The table compares the median of a benchmark with the median of its baseline. Each round runs every
 * benchmark once, in a fresh virtual machine, so that a busy minute affects all of them.
 */
public final class Benchmarks {

    private final Map<Subject, Measured> measured = new LinkedHashMap<>();

    /** A benchmark method and the values of its parameters. Its baseline has the suffix {@code Baseline}. */
    private record Subject(String method, String params) {

        private static final String BASELINE = "Baseline";

        boolean isBaseline() {
            return method.endsWith(BASELINE);
        }

        Subject baseline() {
            return new Subject(method + BASELINE, params);
        }
    }

    /**
     * One value for each round: the microseconds of a call in the fastest iteration, which other processes disturb
     * least, and the bytes that a call allocates.
     */
    private record Measured(List<Double> micros, List<Double> bytes) {}

    /**
     * Runs the benchmarks.
     *
     * @param args the number of rounds, by default 3, and a pattern of benchmark names, by default all
     */
    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        String pattern = args.length > 1 ? args[1] : ".*";
        Benchmarks benchmarks = new Benchmarks();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            benchmarks.run(pattern);
        }
        benchmarks.print();
    }

    private void run(String pattern) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Pattern.quote(Benchmarks.class.getPackageName() + ".") + pattern)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                // Touches all memory before the measurement, which would otherwise include its first use.
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(4))
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
            values.micros().add(result.getPrimaryResult().getStatistics().getMin());
            values.bytes().add(allocated.getScore());
        }
    }

    private static Subject subject(BenchmarkParams benchmark) {
        String name = benchmark.getBenchmark();
        String params = Stream.of("library", "kind", "change", "servers")
                .map(benchmark::getParam)
                .filter(Objects::nonNull)
                .map(param -> param.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return new Subject(name.substring(name.lastIndexOf('.') + 1), params);
    }

    private void print() {
        System.out.println("| benchmark | case | time, µs | baseline, µs | time ratio "
                + "| bytes | baseline, bytes | bytes ratio |");
        System.out.println("|---|---|--:|--:|--:|--:|--:|--:|");
        measured.forEach((subject, values) -> {
            if (!subject.isBaseline()) {
                Measured baseline = measured.getOrDefault(subject.baseline(), new Measured(List.of(), List.of()));
                System.out.println("| " + subject.method() + " | " + subject.params()
                        + cells("%.3f", values.micros(), baseline.micros())
                        + cells("%.0f", values.bytes(), baseline.bytes()) + " |");
            }
        });
    }

    /** {@return the cells for the median of a benchmark, that of its baseline if there is one, and their ratio} */
    private static String cells(String number, List<Double> values, List<Double> baseline) {
        String cells = " | " + format(number, median(values));
        return baseline.isEmpty()
                ? cells + " | | "
                : cells + format(" | " + number + " | %.2f", median(baseline), median(values) / median(baseline));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String format(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
