package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTests {

    @Test
    void idIsTheNameOfTheConstantInLowerCaseWithHyphens() {
        assertThat(Rule.HEALTHCHECK_CLOCK.id()).isEqualTo("healthcheck-clock");
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).hasSize(24).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
    }

    @ParameterizedTest
    @EnumSource
    void javadocStatesTheRuleAndItsReason(Rule rule) throws Exception {
        String source = Files.readString(Path.of("src/main/java/dev/pluginlifecycle/testing/Rule.java"));
        String before = source.substring(0, source.indexOf("    " + rule.name()));
        String javadoc = before.substring(before.lastIndexOf("/**")).replaceAll("[\\s*]+", " ");
        assertThat(javadoc)
                .matches("/ An adapter (that has accepted a valid configuration )?MUST.* <p><i>[A-Z].*\\.</i> / ");
    }
}
