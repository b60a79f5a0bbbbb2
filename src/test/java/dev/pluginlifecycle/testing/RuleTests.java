package dev.pluginlifecycle.testing;

import static dev.pluginlifecycle.fixtures.Rejections.assertRejectsNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleTests {

    private static final Path PLUGIN_LIFECYCLE = Path.of("src/main/java/dev/pluginlifecycle/PluginLifecycle.java");
    private static final Pattern RULE = Pattern.compile("<dt>\\{@code ([a-z-]+)} <dd>(.+?) <i>(.+?)</i>");

    @Test
    void requirementIsTheTextInPluginLifecycle() throws IOException {
        Map<String, String> stated = new LinkedHashMap<>();
        String page = Files.readString(PLUGIN_LIFECYCLE).replaceAll("\\R\\s*\\* ?", " ").replaceAll("\\s+", " ");
        RULE.matcher(page).results().forEach(rule -> stated.put(rule.group(1), plain(rule)));

        Map<String, String> checked = new LinkedHashMap<>();
        PluginLifecycleContract.rules().forEach(rule -> checked.put(rule.id(), rule.requirement()));

        assertThat(checked).containsExactlyEntriesOf(stated).hasSize(22);
    }

    private static String plain(MatchResult rule) {
        return rule.group(2).replaceAll("\\{@code ([^}]+)}", "$1");
    }

    @Test
    void requirementIsASentenceWithoutMarkup() {
        assertThat(PluginLifecycleContract.rules()).allSatisfy(rule ->
                assertThat(rule.requirement()).startsWith("An adapter ").contains("MUST").doesNotContain("{", "<"));
    }

    @Test
    void toStringIsTheId() {
        assertThat(PluginLifecycleContract.rules()).allSatisfy(rule -> assertThat(rule).hasToString(rule.id()));
    }

    @Test
    void constructorRejectsNull() {
        assertRejectsNull("id", () -> new Rule(null, "text"));
        assertRejectsNull("requirement", () -> new Rule("id", null));
    }
}
