package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Jackson under the tests is the one that the build says, so that a run on an older line cannot be another. */
class JacksonVersionTests {

    @Test
    void jackson2IsOfTheVersionThatTheBuildSays() {
        String expected = System.getProperty("jackson2.version");
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
        assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
    }

    @Tag("jackson3")
    @Test
    void jackson3IsOfTheVersionThatTheBuildSays() {
        String expected = System.getProperty("jackson3.version");
        assertThat(tools.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
        assertThat(tools.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
    }
}
