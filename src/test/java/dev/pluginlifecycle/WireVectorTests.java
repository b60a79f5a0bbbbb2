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

/** The answers of the Rust reference, on plain mappers: every text that it accepts is read, to the same value. */
class WireVectorTests {

    private static final ObjectMapper REFERENCE = new ObjectMapper();

    /** In a class of its own, which is loaded only where Jackson 3 is there. */
    private static final class Jackson3 {

        private static final JsonMapper PLAIN = new JsonMapper();
    }

    static Stream<WireVector> accepted() {
        return WireVector.all().filter(WireVector::isAccepted);
    }

    @Test
    void everyVectorIsThere() {
        assertThat(WireVector.all()).hasSize(965);
        assertThat(accepted()).hasSizeGreaterThan(600);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void plainJackson2GivesTheSameValue(WireVector vector) throws Exception {
        Object answer = vector.answer(REFERENCE::readValue);
        assertSameJson(REFERENCE.writeValueAsString(answer), vector.canonical());
    }

    @Tag("jackson3")
    @ParameterizedTest
    @MethodSource("accepted")
    void plainJackson3GivesTheSameValue(WireVector vector) throws Exception {
        Object answer = vector.answer(Jackson3.PLAIN::readValue);
        assertSameJson(Jackson3.PLAIN.writeValueAsString(answer), vector.canonical());
    }

    /** Compares members and values; that members keep their order is the host tests' business. */
    private static void assertSameJson(String actual, String expected) throws Exception {
        assertThat(REFERENCE.readTree(actual)).isEqualTo(REFERENCE.readTree(expected));
    }
}
