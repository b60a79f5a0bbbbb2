package dev.pluginlifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pluginlifecycle.fixtures.WireVector;
import dev.pluginlifecycle.testing.WireContract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The strict mapper accepts, rejects and writes each vector as the Rust runtime does, to the byte. */
@Tag("strict-json")
class StrictJsonVectorTests {

    private static final JsonMapper MAPPER = StrictJson.newMapper();

    @Test
    void newMapperReadsAndWritesTextLikeTheRustRuntime() {
        assertThat(WireVector.all()).hasSize(965).allSatisfy(vector -> assertResult(vector, MAPPER::readValue));
    }

    @Test
    void newMapperReadsAndWritesBytesLikeTheRustRuntime() {
        assertThat(WireVector.all()).hasSize(965).allSatisfy(vector -> assertResult(
                vector, (json, type) -> MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type)));
    }

    private static void assertResult(WireVector vector, WireContract.JsonReader reader) throws Exception {
        if (vector.isAccepted()) {
            Object result = vector.answer(reader);
            assertThat(MAPPER.writeValueAsString(result)).isEqualTo(vector.canonical());
            assertThat(MAPPER.writeValueAsBytes(result)).asString(StandardCharsets.UTF_8).isEqualTo(vector.canonical());
        } else {
            assertThatThrownBy(() -> vector.answer(reader)).isInstanceOf(JsonProcessingException.class);
        }
    }
}
