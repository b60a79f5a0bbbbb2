package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests run on the versions of Jackson that the build names. */
class JacksonVersionTests {

    @Test
    void versionOfJackson2IsTheOneInTheBuild() {
        String expected = System.getProperty("jackson2.version");
        assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
        assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
    }

    @Tag("jackson3")
    @Test
    void versionOfJackson3IsTheOneInTheBuild() {
        String expected = System.getProperty("jackson3.version");
        assertThat(tools.jackson.databind.cfg.PackageVersion.VERSION).hasToString(expected);
        assertThat(tools.jackson.core.json.PackageVersion.VERSION).hasToString(expected);
    }
}
