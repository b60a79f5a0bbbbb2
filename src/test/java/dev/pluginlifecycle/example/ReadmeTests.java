package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.PluginState;
import dev.pluginlifecycle.json.WireSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows is what there is: its code is compiled, its output is printed, its links lead somewhere. */
class ReadmeTests {

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme()).results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String printedBy(Main example) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String withoutTime(String json) {
        return json.replaceAll("\"last_check\":\\d+", "\"last_check\":0");
    }

    static Stream<String> javaBlocks() throws IOException {
        return blocks("java").stream();
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void javaIsLiftedFromAFileThatIsCompiledAndRun(String code) throws IOException {
        // In its file it is as deep as its place there.
        List<String> places = Stream.of("", "    ", "        ")
                .map(indent -> code.replaceAll("(?m)^(?=.)", indent))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .anySatisfy(file -> assertThat(Files.readString(file)).containsAnyOf(places.toArray(String[]::new)));
        }
    }

    @Test
    void jsonIsWhatTheFirstExamplePrints() throws Exception {
        assertThat(blocks("json")).hasSize(1);
        assertThat(withoutTime(printedBy(FirstScreen::run))).isEqualTo(withoutTime(blocks("json").get(0)));
    }

    @Test
    void packagePageShowsTheSameExample() throws IOException {
        String page = Files.readString(Path.of("src/main/java/dev/pluginlifecycle/package-info.java"));
        Matcher example = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL).matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(example.group(1).replaceAll("(?m)^ \\* ?", "")).isEqualTo(blocks("java").get(0));
    }

    @Test
    void tableOfStatesHasEachStateWithItsWireNameAndEvent() throws IOException {
        String readme = readme();
        List<PluginState> states = WireSample.all()
                .map(WireSample::value)
                .filter(PluginState.class::isInstance)
                .map(PluginState.class::cast)
                .toList();
        assertThat(states).allSatisfy(state -> assertThat(readme).containsPattern(
                "\\| `%s` \\| `%s`.* \\|%s\n".formatted(
                        state.getClass().getSimpleName(),
                        state.wireName(),
                        state.startupEvent().map(event -> " `" + event + "` \\|").orElse(" \\|"))));
    }

    @Test
    void coordinatesAreThoseOfThePom() throws IOException {
        Matcher version = Pattern.compile("<artifactId>plugin-lifecycle</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(blocks("xml")).hasSize(2).allSatisfy(xml -> assertThat(xml).contains(version.group()
                .replaceAll("\\s*<version>", "\n  <version>")));
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> links = Pattern.compile("]\\((?!http)([^)#]+)\\)").matcher(readme()).results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    @Test
    void quickStartPrintsHealthLossRecoveryAndTheEnd() throws Exception {
        List<String> lines = printedBy(() -> QuickStart.main(new String[0])).lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0)).startsWith("health: {\"plugin_name\":\"search-plugin\",\"state\":{\"state\":\"healthy\"}");
        assertThat(lines.get(1)).isEqualTo("start-up event: \"startup_healthy\"");
        assertThat(lines.get(2)).startsWith("discovery: {\"tools\":[{\"name\":\"search\"").endsWith("\"partial\":false}");
        assertThat(lines.get(3)).contains("\"state\":\"degraded\"", "\"last_error\":\"cannot connect to 127.0.0.1:");
        assertThat(lines.get(4)).isEqualTo("degraded mode: {\"available_tools\":[\"search\",\"read\"],"
                + "\"unavailable_tools\":[\"write\"],\"reason\":\"2 servers healthy, 1 servers failed\"}");
        assertThat(lines.get(5)).contains("\"failed\":[\"beta\"]");
        assertThat(lines.get(6)).contains("\"recovered\":[\"beta\"]", "\"current_state\":{\"state\":\"healthy\"}");
        assertThat(lines.get(7)).isEqualTo("in the end: \"stopped\"");
    }

    private interface Main {

        void run() throws Exception;
    }
}
