package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.DiscoveryResult;
import dev.pluginlifecycle.PluginHealthcheck;
import dev.pluginlifecycle.PluginLifecycle;
import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.RuntimePluginConfig;
import dev.pluginlifecycle.ServerHealth;
import dev.pluginlifecycle.ToolInfo;
import dev.pluginlifecycle.testing.InMemoryPlugin;
import dev.pluginlifecycle.testing.PluginLifecycleContract;
import dev.pluginlifecycle.testing.WireSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The README is correct: its code is compiled, its output is printed, and its links lead to files. */
class ReadmeTests {

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> blocks(String languages) throws IOException {
        return Pattern.compile("```(?:" + languages + ")\n(.*?)```", Pattern.DOTALL).matcher(readme()).results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String withoutIndentation(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private static String firstLook() throws Throwable {
        return printedBy(() -> FirstLook.main(new String[0]));
    }

    private static String printedBy(Executable example) throws Throwable {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example.execute();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void javaBlockIsPartOfACompiledFile() throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (String name : List.of("FirstLook", "PluginHost", "ReadmeTests")) {
            Path file = Path.of("src/test/java/dev/pluginlifecycle/example", name + ".java");
            compiled.append(withoutIndentation(Files.readString(file)));
        }
        assertThat(blocks("java")).isNotEmpty()
                .allSatisfy(code -> assertThat(compiled).contains(withoutIndentation(code)));
    }

    @Test
    void minimalAdapterSatisfiesTheContract() {
        RuntimePluginConfig config = RuntimePluginConfig.defaults().withPlugin("clock", true);
        PluginLifecycleContract.check(ClockAdapter::new, config).orThrow();
    }

    @Test
    void textBlockIsTheOutputOfTheFirstExample() throws Throwable {
        assertThat(blocks("text|json")).containsExactly(firstLook());
    }

    @Test
    void quickStartPrintsTheFailureAndTheRecoveryOfOneServer() throws Throwable {
        assertThat(printedBy(() -> QuickStart.main(new String[0]))).contains(
                "\nThe server beta goes down\n  search-plugin: degraded, failed servers: beta, lost tools: write\n",
                "\nThe server beta comes back\n  search-plugin: healthy, recovered servers: beta\n",
                "\nThe host closes the plugin\n  search-plugin: shutdown\n  search-plugin: stopped\n");
    }

    @Test
    void packagePageShowsTheFirstJavaBlockAndItsOutput() throws Throwable {
        String page = Files.readString(Path.of("src/main/java/dev/pluginlifecycle/package-info.java"))
                .replaceAll("(?m)^ \\*", "");
        assertThat(page).containsIgnoringWhitespaces("<pre>{@code" + blocks("java").get(0) + "}</pre>");
        assertThat(page).containsIgnoringWhitespaces("<pre>{@code" + firstLook() + "}</pre>");
    }

    @Test
    void reportInTheJavadocIsTheStartOfAReport() throws IOException {
        List<ServerHealth> servers = List.of(
                ServerHealth.healthy("alpha", List.of("search")), ServerHealth.failed("beta", List.of("write"), ""));
        DiscoveryResult complete = new DiscoveryResult(List.of(new ToolInfo("search")), List.of(), false);
        List<String> report = PluginLifecycleContract.of(
                        () -> new InMemoryPlugin("search-plugin", servers, complete), RuntimePluginConfig.defaults())
                .withTimeout(Duration.ofSeconds(1))
                .check()
                .toString().lines().toList();
        String source = Files.readString(Path.of("src/main/java/dev/pluginlifecycle/testing/ContractReport.java"));
        List<String> shown = source.split("<pre>\\{@code\n| \\* }</pre>")[1]
                .replaceAll("(?m)^ \\* |\\.\\.\\.$", "").lines().toList();
        assertThat(shown).hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(report.get(shown.indexOf(line))).startsWith(line));
    }

    @Test
    void tableOfStatesListsEachStateWithItsWireNameAndEvent() throws IOException {
        String readme = readme();
        assertThat(WireSample.states()).isNotEmpty().allSatisfy(state -> assertThat(readme).containsPattern(
                "\\| `%s` \\| `%s`.* \\|%s (200|503) `\\w+` \\|\n".formatted(
                        state.getClass().getSimpleName(),
                        state.wireName(),
                        state.startupEvent().map(event -> " `" + event + "` \\|").orElse(" \\|"))));
    }

    @Test
    void dependencyHasTheVersionInThePom() throws IOException {
        Matcher pom = Pattern.compile("<artifactId>plugin-lifecycle</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        assertThat(blocks("xml")).isNotEmpty()
                .allSatisfy(maven -> assertThat(maven).containsIgnoringWhitespaces(pom.group()));
        assertThat(readme()).contains("implementation(\"dev.pluginlifecycle:plugin-lifecycle:" + pom.group(1) + "\")");
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> links = Pattern.compile("]\\((?!http)([^)#]+)\\)").matcher(readme()).results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    /** The smallest adapter: it has one server, which is this process. */
    static final class ClockAdapter implements PluginLifecycle {

        private volatile boolean stopped;

        @Override
        public void validateConfig(RuntimePluginConfig config) {}

        @Override
        public PluginHealthcheck healthcheck() {
            PluginHealthcheck healthcheck = PluginHealthcheck.fromServers(
                    "clock", List.of(ServerHealth.healthy("clock", List.of("now"))));
            return stopped ? healthcheck.withState(new PluginState.Stopped()) : healthcheck;
        }

        @Override
        public DiscoveryResult discover() {
            return stopped
                    ? DiscoveryResult.empty()
                    : new DiscoveryResult(List.of(new ToolInfo("now", "returns the time")), List.of(), false);
        }

        @Override
        public void shutdown() {
            stopped = true;
        }
    }
}
