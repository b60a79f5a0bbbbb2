package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.testing.WireContract.JsonReader;
import dev.pluginlifecycle.testing.WireContract.JsonWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plain mappers read every text that the Rust runtime accepts, and read the same value. */
class WireVectorTests {

    private static final ObjectMapper JACKSON_2 = new ObjectMapper();

    @Test
    void readValueOfJackson2ReadsWhatTheRustRuntimeReads() {
        assertSameValues(JACKSON_2::readValue, JACKSON_2::writeValueAsString);
    }

    @Tag("jackson3")
    @Test
    void readValueOfJackson3ReadsWhatTheRustRuntimeReads() {
        var mapper = new tools.jackson.databind.json.JsonMapper();
        assertSameValues(mapper::readValue, mapper::writeValueAsString);
    }

    /** Compares members and values. The host tests verify the order of the members. */
    private static void assertSameValues(JsonReader reader, JsonWriter writer) {
        assertThat(WireVector.all().filter(WireVector::isAccepted)).hasSize(669).allSatisfy(vector ->
                assertThat(JACKSON_2.readTree(writer.write(vector.answer(reader))))
                        .isEqualTo(JACKSON_2.readTree(vector.canonical())));
    }
}
