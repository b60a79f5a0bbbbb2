package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.fixtures.WireVector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Plain mappers read every text that the Rust runtime accepts, and read the same value. */
class WireVectorTests {

    private static final ObjectMapper JACKSON_2 = new ObjectMapper();

    /** A class of its own, so that a run without Jackson 3 does not load it. */
    private static final class Jackson3 {

        private static final JsonMapper PLAIN = new JsonMapper();
    }

    static Stream<WireVector> accepted() {
        return WireVector.all().filter(WireVector::isAccepted);
    }

    @Test
    void allReturnsEveryVector() {
        assertThat(WireVector.all()).hasSize(965);
        assertThat(accepted()).hasSizeGreaterThan(600);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readValueOfJackson2ReturnsTheSameValueAsTheRustRuntime(WireVector vector) throws Exception {
        Object answer = vector.answer(JACKSON_2::readValue);
        assertSameJson(JACKSON_2.writeValueAsString(answer), vector.canonical());
    }

    @Tag("jackson3")
    @ParameterizedTest
    @MethodSource("accepted")
    void readValueOfJackson3ReturnsTheSameValueAsTheRustRuntime(WireVector vector) throws Exception {
        Object answer = vector.answer(Jackson3.PLAIN::readValue);
        assertSameJson(Jackson3.PLAIN.writeValueAsString(answer), vector.canonical());
    }

    /** Compares members and values. The host tests verify the order of the members. */
    private static void assertSameJson(String actual, String expected) throws Exception {
        assertThat(JACKSON_2.readTree(actual)).isEqualTo(JACKSON_2.readTree(expected));
    }
}
