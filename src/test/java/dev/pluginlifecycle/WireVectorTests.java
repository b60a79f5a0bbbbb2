package dev.pluginlifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.json.StrictJson;
import dev.pluginlifecycle.testing.WireContract.JsonReader;
import dev.pluginlifecycle.testing.WireContract.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mappers read every text that the Rust runtime accepts, and read the same value. The strict mapper rejects others. */
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

    @Tag("strict-json")
    @Test
    void readValueOfStrictJsonAgreesWithTheRustRuntimeToTheByte() {
        ObjectMapper mapper = StrictJson.newMapper();
        JsonReader ofBytes = (json, type) -> mapper.readValue(json.getBytes(StandardCharsets.UTF_8), type);
        assertThat(WireVector.all()).hasSize(965).allSatisfy(vector -> {
            if (vector.isAccepted()) {
                Object answer = vector.answer(mapper::readValue);
                assertThat(vector.answer(ofBytes)).isEqualTo(answer);
                assertThat(mapper.writeValueAsString(answer)).isEqualTo(vector.canonical());
                assertThat(mapper.writeValueAsBytes(answer))
                        .isEqualTo(vector.canonical().getBytes(StandardCharsets.UTF_8));
            } else {
                assertThatThrownBy(() -> vector.answer(mapper::readValue)).isInstanceOf(JsonProcessingException.class);
                assertThatThrownBy(() -> vector.answer(ofBytes)).isInstanceOf(JsonProcessingException.class);
            }
        });
    }
}
