package dev.pluginlifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormTests {

    @ParameterizedTest
    @MethodSource("dev.pluginlifecycle.testing.WireSample#all")
    void ofReturnsTheLineOfTheSampleInTheFile(WireSample sample) {
        assertThat(WireForm.of(sample.value())).isEqualTo(JsonText.normalized(sample.json()));
    }
}
