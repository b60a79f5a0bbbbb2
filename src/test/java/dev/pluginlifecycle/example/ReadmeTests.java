package dev.pluginlifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pluginlifecycle.testing.WireSample;
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

/** The README is correct: its code is compiled, its output is printed, and its links lead to files. */
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

    static Stream<String> javaBlocks() throws IOException {
        return blocks("java").stream();
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void javaBlockIsPartOfACompiledFile(String code) throws IOException {
        // A file may have the code at a deeper indentation.
        List<String> places = Stream.of("", "    ", "        ")
                .map(indent -> code.replaceAll("(?m)^(?=.)", indent))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .anySatisfy(file ->
                            assertThat(Files.readString(file)).containsAnyOf(places.toArray(String[]::new)));
        }
    }

    @Test
    void outputBlockIsTheStartOfTheOutputOfAnExample() throws Exception {
        String quickStart = printedBy(() -> QuickStart.main(new String[0]));
        List<String> printed = Stream.of(
                        printedBy(FirstScreen::run),
                        printedBy(() -> FirstLook.main(new String[0])),
                        quickStart,
                        printedBy(ReportExample::run))
                .map(ReadmeTests::withoutPort)
                .toList();
        List<String> shown = Stream.concat(blocks("json").stream(), blocks("text").stream())
                .map(block -> withoutPort(block).replaceFirst("\\.\\.\\.\n$", ""))
                .toList();
        assertThat(shown).hasSizeGreaterThan(2).allSatisfy(block -> {
            assertThat(block.lines()).hasSizeGreaterThan(1);
            assertThat(printed).anySatisfy(output -> assertThat(output).startsWith(block));
        });
        // The README describes this part of the output, and does not show it.
        assertThat(quickStart).contains(
                "\nThe server beta comes back\n  search-plugin: healthy, recovered: beta\n",
                "\nThe host closes the plugin\n  search-plugin: stopped\n");
    }

    private static String withoutPort(String text) {
        return text.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:0");
    }

    @Test
    void packagePageShowsTheFirstJavaBlock() throws IOException {
        String page = Files.readString(Path.of("src/main/java/dev/pluginlifecycle/package-info.java"));
        Matcher example = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL).matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(example.group(1).replaceAll("(?m)^ \\* ?", "")).isEqualTo(blocks("java").get(0));
    }

    @Test
    void tableOfStatesListsEachStateWithItsWireNameAndEvent() throws IOException {
        String readme = readme();
        assertThat(WireSample.states()).isNotEmpty().allSatisfy(state -> assertThat(readme).containsPattern(
                "\\| `%s` \\| `%s`.* \\|%s\n".formatted(
                        state.getClass().getSimpleName(),
                        state.wireName(),
                        state.startupEvent().map(event -> " `" + event + "` \\|").orElse(" \\|"))));
    }

    @Test
    void xmlBlockHasTheVersionInThePom() throws IOException {
        Matcher version = Pattern.compile("<artifactId>plugin-lifecycle</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(blocks("xml")).hasSize(1).allSatisfy(xml -> assertThat(xml).contains(version.group()
                .replaceAll("\\s*<version>", "\n  <version>")));
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<String> links = Pattern.compile("]\\((?!http)([^)#]+)\\)").matcher(readme()).results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    private interface Main {

        void run() throws Exception;
    }
}
